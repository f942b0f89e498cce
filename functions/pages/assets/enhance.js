// Enhances pages for those whose browser runs scripts: focus on the error summary, collapsing menus. Nothing depends on it.
import { initAll } from './govuk-frontend.min.js'
document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initAll()
