// The Latvian words for what the records hold as codes.
import { benefitKinds, benefits, type BenefitKind } from '../domain/benefits.ts'
import { incomeKinds as codes, type IncomeKind } from '../domain/household.ts'
import { incomeName } from '../domain/law/counted-income.ts'
import type { ProceedingKind } from '../domain/proceeding.ts'

export const kinds: Readonly<Record<ProceedingKind, string>> = { ...(Object.fromEntries(benefitKinds.map((kind) => [kind, benefits[kind].name])) as Record<BenefitKind, string>), service: 'Sociālais pakalpojums' }

export const reliefs = { shower: 'Duša', laundry: 'Veļas mazgāšana', soup: 'Zupas virtuve' }
export const reliefPrices = { Free: 'bez maksas', Reduced: 'ar atlaidi', Full: 'pilna cena' }

export const statuses = {
  Received: 'Saņemts', UnderAssessment: 'Tiek izvērtēts', AwaitingDecision: 'Gaida lēmumu', Granted: 'Piešķirts', Refused: 'Atteikts',
  Awarded: 'Piešķirts', Referred: 'Norīkots', Queued: 'Gaida rindā', Placed: 'Saņem pakalpojumu', Withdrawn: 'Atsaukts', Ended: 'Beidzies',
}

/** How an appeal stands. */
export const appealStates = {
  Lodged: 'Saņemts', Registered: 'Dienests pārskata', SentOn: 'Izskata strīdu komisija', Corrected: 'Dienests atzina kļūdu', Annulled: 'Lēmums atcelts vai grozīts', ToCarryOut: 'Tiek izpildīts', CarriedOut: 'Izpildīts', Upheld: 'Lēmums atstāts negrozīts', Reopened: 'Lemj no jauna', DecidedAnew: 'Nolemts no jauna', Withdrawn: 'Atsaukts',
}
export const rulingResults = { Upheld: 'atstāja lēmumu negrozītu', Annulled: 'atcēla lēmumu', AnnulledInPart: 'atcēla lēmumu daļēji', Changed: 'grozīja lēmumu' }
export const appealWays = { page: 'šajā sistēmā', paper: 'uz papīra', person: 'mutvārdos klātienē', mail: 'e-pastā vai e-adresē' }

/** Whose move it is. */
export const owners = {
  resident: 'Iesniedzējs', queue: 'Dienests (rindā)', hands: 'Dienests', register: 'Valsts reģistrs', provider: 'Pakalpojuma sniedzējs', finance: 'Grāmatvedība', law: 'Likuma termiņš', system: 'Sistēma',
}

export const registers = {
  PMLP: 'Fizisko personu reģistrs (PMLP)', VSAA: 'Valsts sociālās apdrošināšanas aģentūra (VSAA)', VID: 'Valsts ieņēmumu dienests (VID)', NVA: 'Nodarbinātības valsts aģentūra (NVA)',
  VDEAVK: 'Invaliditātes ekspertīzes komisija (VDEĀVK)', CSDD: 'Ceļu satiksmes drošības direkcija (CSDD)', VZD: 'Valsts zemes dienests (VZD)',
}

/** Tasks as the desk names them. */
export const boxes = {
  AwaitSignatures: 'Pārējo pilngadīgo paraksti', AwaitRegister: 'Reģistra atbilde', AwaitManualEvidence: 'Iegūt reģistra ziņas citādi', AwaitFactsSettled: 'Noskaidrot pretrunu',
  AwaitLawSettled: 'Likuma lielums nav noteikts', AwaitNeedsAssessment: 'Novērtēt vajadzības', AwaitOpinion: 'Atzinums par krīzes situāciju', AwaitDecision: 'Pieņemt lēmumu', AwaitHearing: 'Iesniedzēja viedoklis', AwaitSecondReview: 'Pārlasīt lēmuma projektu', AwaitInformation: 'Iesniedzēja atbilde',
  AwaitReceipt: 'Apstiprināt lietas saņemšanu', AwaitDeclineRead: 'Lieta nav pārņemta', AwaitDuty: 'Pārbaudīt pienākuma izpildi', AwaitVisit: 'Apsekot mājās', AwaitVisitRead: 'Izlasīt apsekošanas ziņojumu',
  AwaitAppealReview: 'Pārskatīt un pārsūtīt apstrīdējumu', AwaitCommission: 'Strīdu komisijas lēmums', AwaitCarriedOut: 'Izpildīt pēc apstrīdēšanas',
  AwaitProvider: 'Pakalpojuma sniedzēja atbilde', AwaitPlacementReview: 'Pārskatīt norīkojumu', AwaitNeedReview: 'Skatīt vajadzību no jauna', AwaitApproval: 'Apstiprināt izmaksu sarakstu', AwaitBank: 'Bankas atbilde', AwaitRepair: 'Apstājusies izpilde',
  AwaitRecalculationSigned: 'Parakstīt pārrēķinu', AwaitBirthdays: 'Iedzīvotāju reģistrs neatbild', AwaitJubileesSigned: 'Parakstīt jubilāru sarakstu', AwaitGiftDelivered: 'Nogādāt dāvanu jubilejā',
}

/** Boxes nobody is waited for in, as a matter's picture and the log name them: every box of every workflow stands here or above. */
export const machineBoxes = {
  RegisterApplication: 'Reģistrēt iesniegumu', AskRegisters: 'Jautāt valsts reģistriem', QueryRegister: 'Jautāt reģistram', RegisterChecked: 'Reģistrs pārbaudīts', StartAssessment: 'Sākt vienu izvērtēšanu', AssessmentStarted: 'Izvērtēšana sākta', OpenAssessments: 'Sākt izvērtēšanu', ApplicationUnderAssessment: 'Iesniegums tiek izvērtēts',
  ChooseAssessment: 'Izvēlēties izvērtējumu', AssessMeans: 'Izvērtēt līdzekļus', ReassessMeans: 'Izvērtēt vēlreiz', StartDecision: 'Nodot lēmumam', ReadyForDecision: 'Gatavs lēmumam',
  IssueDecision: 'Izdot lēmumu', RecordAward: 'Ierakstīt pabalstu', IssueReferral: 'Izdot norīkojumu', StartPlacement: 'Meklēt vietu', BenefitAwarded: 'Pabalsts piešķirts', ServiceReferred: 'Norīkots', DecisionRefused: 'Atteikts',
  ReservePlace: 'Rezervēt vietu', StartService: 'Sākt pakalpojumu', ReleasePlace: 'Atbrīvot vietu', InWaitingList: 'Gaida rindā', ServicePlaced: 'Saņem pakalpojumu', ReferralWithdrawn: 'Norīkojums atsaukts',
  ClaimPayables: 'Ņemt maksājumus sarakstā', WritePaymentFile: 'Sagatavot failus', SettleRun: 'Atzīmēt izmaksāto', ReleasePayables: 'Atbrīvot maksājumus', RunPaid: 'Saraksts izmaksāts', RunCancelled: 'Saraksts atsaukts', NothingToPay: 'Nav ko izmaksāt',
  FindDecisions: 'Atrast skartos lēmumus', ReplayDays: 'Pārrēķināt pa dienām', ReplayDay: 'Pārrēķināt vienu dienu', DayReplayed: 'Diena pārrēķināta', CountDifferences: 'Saskaitīt starpības', PayDays: 'Piešķirt starpības pa dienām', PayDay: 'Piešķirt vienas dienas starpības', DayPayable: 'Dienas starpības piešķirtas',
  AskBirthdays: 'Jautāt iedzīvotāju reģistram', GrantGifts: 'Piešķirt dāvanas', GrantGift: 'Piešķirt vienu dāvanu', StartDelivery: 'Sākt nogādāšanu', GiftDone: 'Dāvana piešķirta', CloseJubilees: 'Slēgt jubilāru sarakstu', JubileesGranted: 'Dāvanas piešķirtas', JubileesDeclined: 'Saraksts noraidīts', NobodyToHonour: 'Jubilāru nav',
  RegisterAppeal: 'Reģistrēt apstrīdējumu', ReopenProceeding: 'Atjaunot lietu', AppealUpheld: 'Lēmums paliek spēkā', AppealReopened: 'Lemj no jauna', AppealCarriedOut: 'Izpildīts', AppealWithdrawn: 'Apstrīdējums atsaukts',
  GiftPayable: 'Dāvana uz kontu', GiftHandedOver: 'Dāvana nodota', GiftNotAccepted: 'Dāvana nav nodota',
  CloseRecalculation: 'Slēgt pārrēķinu', RecalculationDone: 'Pārrēķins pabeigts', RecalculationDeclined: 'Pārrēķins noraidīts', NothingRecalculated: 'Nav ko pārrēķināt',
}

/** Income kinds, as the reckoning and the letter name them too. */
export const incomeKinds = Object.fromEntries(codes.map((kind) => [kind, incomeName(kind)])) as Record<IncomeKind, string>

export const costItems = {
  rent: 'Īre', management: 'Apsaimniekošana', heating: 'Apkure', 'hot-water': 'Karstais ūdens', 'cold-water': 'Aukstais ūdens', electricity: 'Elektrība', 'natural-gas': 'Dabasgāze', sewage: 'Kanalizācija', waste: 'Atkritumi',
  telecom: 'Telefons un internets', 'water-meter': 'Ūdens skaitītāji', 'solid-fuel': 'Malka, granulas vai cits kurināmais', chimney: 'Skursteņslauķis', 'land-rent': 'Zemes noma', 'property-tax': 'Nekustamā īpašuma nodoklis', 'gas-bottle': 'Gāzes balons', insurance: 'Mājokļa apdrošināšana',
}
export const tenures = { 'owned-by-member': 'Īpašums', municipal: 'Pašvaldības dzīvoklis', rented: 'Īrē', lent: 'Lieto bez maksas (patapinājums)' }

export const roles = {
  'assistance-organiser': 'Sociālās palīdzības organizators', 'social-worker': 'Sociālais darbinieks', supervisor: 'Vadošais speciālists', 'finance-maker': 'Grāmatvedis', 'finance-checker': 'Galvenais grāmatvedis',
  provider: 'Pakalpojuma sniedzējs', manager: 'Dienesta vadītājs', administrator: 'Sistēmas pārzinis', clerk: 'Klientu apkalpošanas speciālists', auditor: 'Auditors',
}

/** The journal's entries. `<box>.opened` and `<box>.<outcome>` are worded from boxes and outcomes. */
export const events = {
  ApplicationSubmitted: 'Iesniegums iesniegts', ApplicationRegistered: 'Iesniegums reģistrēts', Signed: 'Iesniegums parakstīts', TaskTaken: 'Uzdevums paņemts', TaskHandedBack: 'Uzdevums atdots komandai', TaskRecalled: 'Vadītājs atgrieza uzdevumu komandai', TaskReassigned: 'Vadītājs nodeva uzdevumu kolēģim', TaskPutOff: 'Uzdevums atlikts', TaskReturned: 'Atliktais uzdevums atkal rokās',
  Reminded: 'Atgādinājums', TermExtended: 'Likuma termiņš pagarināts', ExtensionTold: 'Paziņojums iesniedzējam par termiņa pagarināšanu', TermsMoved: 'Termiņi pārrēķināti', TargetPaused: 'Mūsu mērķa termiņš apturēts', TermBegun: 'Likuma termiņš sākas ar pēdējo dokumentu', TargetResumed: 'Mūsu mērķa termiņš atkal rit', DatesMoved: 'Uzdevuma termiņš pārrēķināts', DoctorRepaired: 'Sistēma atrada un salaboja traucējumu', FactCorrected: 'Labots laiks', RequestDelivered: 'Pieprasījums nogādāts', DeliveryCorrected: 'Labota diena, kad pieprasījums saņemts', ReceiptCorrected: 'Labota diena, kad saņemts iesniegums', IncomesEntered: 'Ierakstīti ienākumi', Escalated: 'Nodots vadītāja uzmanībai', DecisionGranted: 'Lēmums: piešķirt', DecisionRefused: 'Lēmums: atteikt', Awarded: 'Pabalsts piešķirts', ReferralIssued: 'Norīkojums izdots',
  PlaceReserved: 'Vieta rezervēta', JoinedWaitingList: 'Ierakstīts rindā', ServiceStarted: 'Pakalpojums uzsākts', PlaceReleased: 'Rezervētā vieta atbrīvota', ServiceEnded: 'Pakalpojums beidzies', CaseRead: 'Lieta lasīta', MandateEntered: 'Ierakstīta pilnvara rīkoties iesniedzēja vārdā', MandateRevoked: 'Pilnvara atsaukta', JubileeFound: 'Jubileja pēc iedzīvotāju reģistra', GiftHandedOver: 'Dāvana nodota', Recalculated: 'Pabalsts pārrēķināts',
  HandedOver: 'Lieta nodota', DocumentReceived: 'Saņemts dokuments', DocumentMistaken: 'Dokuments atzīmēts kā kļūda', LeadAppointed: 'Vadošais darbinieks', ContactChanged: 'Mainīta saziņas informācija',
  AgreementSigned: 'Vienošanās parakstīta', AgreementEnded: 'Vienošanās izbeigta',
  AppealLodged: 'Lēmums apstrīdēts', AppealRegistered: 'Apstrīdējums reģistrēts', ReopenedOnAppeal: 'Lieta atjaunota: lemj no jauna',
  VisitOrdered: 'Pasūtīta apsekošana', VisitPlanned: 'Ieplānota apsekošana', VisitNotMet: 'Apsekošana neizdevās', VisitReported: 'Apsekošanas ziņojums', VisitReportCorrected: 'Apsekošanas ziņojums labots',
}
export const outcomes = {
  Received: 'saņemts', Visited: 'apsekots', Read: 'izlasīts', Met: 'izpildīts', NotMet: 'nav izpildīts', Lapsed: 'vairs netiek prasīts',
  opened: 'gaida', AllSigned: 'parakstījuši visi', DatePassed: 'termiņš pagājis', AskAgain: 'jautā vēlreiz', EvidenceEntered: 'ziņas ievadītas', Settled: 'noskaidrots', NeedFound: 'vajadzība ir', NoNeedFound: 'vajadzības nav', OpinionGiven: 'atzinums sniegts',
  Signed: 'parakstīts', AccountGiven: 'konts zināms', HandedOver: 'nodota', NotAccepted: 'nav nodota',
  Granted: 'piešķirts', Refused: 'atteikts', InformationNeeded: 'lūgtas ziņas', AssessAgain: 'jārēķina vēlreiz', HearingNeeded: 'lūgts viedoklis', Drafted: 'projekts otrai personai', Heard: 'viedoklis saņemts', Returned: 'atgriezts autoram', Provided: 'atbildēts', Accepted: 'pieņemts', Declined: 'nepieņemts', StillNeeded: 'joprojām vajadzīgs', BecameUrgent: 'kļuvis steidzams', NotWanted: 'vairs negaida', PlaceOffered: 'piedāvāta vieta', OfferAgain: 'piedāvāt vēlreiz', Withdrawn: 'atsaukts',
  SentOn: 'pārsūtīts komisijai', CorrectedByUs: 'atzīta mūsu kļūda', Upheld: 'lēmums atstāts spēkā', Annulled: 'lēmums atcelts vai grozīts', Extended: 'termiņš pagarināts', CarriedOut: 'izpildīts',
  Approved: 'apstiprināts', Rejected: 'noraidīts', Executed: 'izpildīts', RefusedByBank: 'banka noraidījusi', SetGoingAgain: 'izpilde turpināta', ClosedByHand: 'slēgts ar roku',
}

/** How a row of the law's numbers stands. */
export const rowStates = {
  'to-sign': 'Gaida parakstu', unsettled: 'Nav noskaidrots', 'not-known': 'Vēl nav zināms', future: 'Nākotnē', 'in-force': 'Spēkā', past: 'Beidzies', superseded: 'Aizstāts',
}
export const rowColours = { 'to-sign': 'yellow', unsettled: 'red', 'not-known': 'blue', future: 'blue', 'in-force': 'green', past: 'grey', superseded: 'grey' }

/** Outcomes of boxes nobody is waited for in. */
export const machineOutcomes = {
  Signed: 'parakstījuši visi', SignaturesMissing: 'trūkst parakstu', OfMeans: 'pabalsts', OfNeeds: 'pakalpojums', OnOpinion: 'palīdzība krīzē', Entitled: 'izvērtēts', NotEntitled: 'izvērtēts', FactsContradict: 'dati atšķiras', LawUnsettled: 'lielums nav noteikts',
  Registered: 'reģistrēts', Reopened: 'lemj no jauna', LeftToPerson: 'izpilda darbinieks',
  BenefitGranted: 'pabalsts', ServiceGranted: 'pakalpojums', Reserved: 'vieta ir', Queued: 'vietas nav',
  Answered: 'atbildēts', NotAvailable: 'neatbild', GivenUp: 'vairs nejautā', Awarded: 'pabalsts ierakstīts', Referred: 'norīkots', Started: 'sākts', Released: 'atbrīvots', Frozen: 'saraksts sastādīts', NothingDue: 'nav ko maksāt', Filed: 'faili gatavi',
  Found: 'atrasti', NothingFound: 'nav atrasti', Replayed: 'pārrēķināts', ToSign: 'jāparaksta', NothingChanges: 'nekas nemainās', Payable: 'piešķirts', Closed: 'slēgts',
  Listed: 'saraksts sastādīts', Confirmed: 'reģistrs apstiprina', NobodyFound: 'neviena nav', WithoutAccount: 'konta nav', PassedOver: 'nepiešķir',
}

/** What a row of the law does to a past decision, and how a recalculation stands. */
export const changeKinds = {
  same: 'Nekas', up: 'Pienākas vairāk', down: 'Pienācās mazāk', granted: 'Bija atteikts, pienākas', refused: 'Bija piešķirts, nepienākas', departed: 'Darbinieks lēma citādi nekā aprēķins', 'one-off': 'Vienreizējs pabalsts', unsettled: 'Likums atbildi nedod', 'not-kept': 'Aprēķina dati nav saglabāti',
}
export const lineOutcomes = { Paid: 'starpība piešķirta', ChangedMeanwhile: 'pa šo laiku mainījies, nav izmaksāts' }
export const jubileesStates = {
  Asking: 'Jautā iedzīvotāju reģistram', AwaitingSignature: 'Saraksts gaida parakstu', Signed: 'Parakstīts, dāvanas tiek piešķirtas', Done: 'Parakstīts, dāvanas piešķirtas', Declined: 'Noraidīts', Nobody: 'Šajā mēnesī jubilāru nav',
}
export const notGiven = { AlreadyGranted: 'jau piešķirta', Died: 'miris', MovedAway: 'vairs nav deklarēts pašvaldībā', Unclear: 'jānoskaidro' }

export const recalculationStates = {
  Replaying: 'Tiek pārrēķināts', AwaitingSignature: 'Saraksts gaida parakstu', Signed: 'Parakstīts, starpības tiek piešķirtas', Done: 'Parakstīts, starpības piešķirtas', Declined: 'Noraidīts', Unchanged: 'Nevienu lēmumu nemaina',
}

/** Payout runs, from the finance officer's side. */
export const runStates = {
  Collecting: 'Tiek veidots', AwaitingApproval: 'Gaida otra finansista apstiprinājumu', Approved: 'Apstiprināts, tiek gatavoti faili', Filed: 'Faili gatavi, gaida bankas atbildi',
  Paid: 'Izmaksāts', Cancelled: 'Atsaukts', Empty: 'Nebija ko izmaksāt',
}

/** Why a decision needs a second person; after "jo". */
export const reviewReasons = { Refusal: 'tas ir atteikums', Departure: 'lemts citādi, nekā aprēķināts', AboveLimit: 'piešķirtā summa pārsniedz robežu, līdz kurai lemj viens', Contested: 'iepriekšējais lēmums tika apstrīdēts' }

/** Absences of staff. */
export const absenceKinds = { leave: 'Atvaļinājums', sickness: 'Slimība', training: 'Mācības', other: 'Cita prombūtne' }
export const lights = { green: 'Norma', yellow: 'Daudz', orange: 'Pārāk daudz', red: 'Pārslodze' }
export const lightColours = { green: 'green', yellow: 'yellow', orange: 'orange', red: 'red' }

/** Why a decision stands on the list of today. */
export const readyToDecide = 'Viss pārbaudīts; var lemt šodien'

export const documentKindNames = { income: 'Izziņa par ienākumiem', account: 'Konta izraksts', bill: 'Rēķins vai čeks', lease: 'Īres vai cits līgums', property: 'Īpašuma dokuments', medical: 'Ārsta vai komisijas izziņa', ruling: 'Strīdu komisijas vai tiesas lēmums', other: 'Cits dokuments' }
export const agreementKinds = { 'co-operation': 'Līdzdarbības vienošanās', collaboration: 'Sadarbības vienošanās', service: 'Pakalpojuma līgums', 'work-skills': 'Vienošanās par darba prasmēm' }

/** Visits to homes. */
export const visitPurposes = { assessment: 'Dzīves apstākļu izvērtēšana', crisis: 'Krīzes pārbaude', agreement: 'Vienošanās pienākums', 're-evaluation': 'Atkārtota izvērtēšana', contact: 'Kontakts ar ģimeni' }
export const notMetReasons = { 'nobody-home': 'Neviena nebija mājās', 'not-let-in': 'Neielaida', 'could-not-come': 'Paši nevarējām aizbraukt' }
export const safeties = { 'no-concern': 'Bažu nav', concern: 'Ir bažas', danger: 'Tūlītējas briesmas' }
/** How near a colleague goes; after their name. */
export const nearnesses = { address: 'uz šo pašu adresi', house: 'uz šo pašu māju', street: 'uz šo pašu ielu', parish: 'uz šo pašu pagastu vai pilsētu' }

/** What registers may know otherwise, beside income. */
export const differences = { 'birth-date': 'Dzimšanas diena', deceased: 'Miršanas ziņas', vehicles: 'Transportlīdzekļi', dwellings: 'Mājokļi', land: 'Zeme', residence: 'Deklarētā dzīvesvieta', 'member-residence': 'Dzīvesvieta', employment: 'Nodarbinātība' }

/** How an answer came that was not given on the household's own page. */
export const waysOfAnswer = { paper: 'uz papīra', person: 'klātienē', phone: 'pa tālruni', mail: 'e-pastā vai e-adresē' }

/** How a request went to the household, as the Notification Law tells them apart. */
export const waysOfDelivery = { 'in-person': 'izsniegts personiski', letter: 'vienkārša vēstule', 'registered-letter': 'ierakstīta vēstule', electronic: 'e-adrese vai parakstīts e-pasts' }

/** Why our target stands still. */
export const pauseGrounds = { 'resident-papers': 'gaidām iesniedzēja dokumentus vai atbildi', institution: 'gaidām citas iestādes atbildi', court: 'lietu izskata tiesa, policija vai prokuratūra', examination: 'gaidām ārsta vai komisijas atzinumu' }

/** Why a task stands on the desk. */
export const whyHere = {
  AwaitVisit: 'Pasūtīta apsekošana', AwaitVisitRead: 'Uz jūsu jautājumiem ir atbildēts',
  AwaitReceipt: 'Kolēģis nodod lietu', AwaitDeclineRead: 'Kolēģis lietu nepārņēma', AwaitDuty: 'Vienošanās pienākuma diena',
  AwaitManualEvidence: 'Reģistrs nav atbildējis', AwaitFactsSettled: 'Deklarētais un reģistrs atšķiras', AwaitLawSettled: 'Likuma lielums šai dienai nav noteikts',
  AwaitRecalculationSigned: 'Mainījies likums', AwaitBirthdays: 'Reģistrs nav atbildējis', AwaitJubileesSigned: 'Pagājušā mēneša jubilāri', AwaitGiftDelivered: 'Dāvana piešķirta, konts nav zināms',
  AwaitNeedsAssessment: 'Lūgts pakalpojums', AwaitOpinion: 'Lūgta palīdzība krīzē', AwaitDecision: 'Izvērtējums ir gatavs', AwaitSecondReview: 'Projektam vajadzīga otra persona', AwaitPlacementReview: 'Pakalpojuma sniedzējs norīkojumu nepieņēma', AwaitNeedReview: 'Ilgi gaida vietu pakalpojumā', AwaitAppealReview: 'Lēmums apstrīdēts', AwaitCommission: 'Apstrīdējums ir komisijā', AwaitCarriedOut: 'Apstrīdētais lēmums jāizpilda citādi', AwaitRepair: 'Izpilde apstājās kļūdas dēļ',
}
export const teams = { assistance: 'Sociālā palīdzība', 'social-work': 'Sociālais darbs', visits: 'Apsekošanas', supervision: 'Uzraudzība', finance: 'Grāmatvedība' }
export const workflows = { application: 'Iesnieguma apstrāde', assessment: 'Izvērtēšana', decision: 'Lēmums', payout: 'Izmaksa', placement: 'Pakalpojuma vieta', appeal: 'Apstrīdēšana', handover: 'Lietas nodošana', 'waiting-list': 'Gaidīšana rindā', recalculation: 'Pārrēķins', jubilees: 'Jubilāru saraksts', gift: 'Dāvanas nogādāšana', agreement: 'Vienošanās', visit: 'Apsekošana' }
export const members = { applicant: 'Iesniedzējs', adult: 'Pilngadīgs', child: 'Bērns' }
export const disabilityGroups = { I: 'I grupa', II: 'II grupa', III: 'III grupa', child: 'bērns ar invaliditāti' }
export const answers = { Entitled: 'Pabalsts pienākas', NotEntitled: 'Pabalsts nepienākas', Unsettled: 'Vajadzīgs darbinieka lēmums par likuma lielumu' }
export const householdStatuses = { needy: 'trūcīga', 'low-income': 'maznodrošināta', none: 'bez statusa', unsettled: 'statusu nosaka darbinieks', 'not-asked': 'šim pabalstam ienākumus nevērtē' }
export const checkStates = { answered: 'atbildējis', empty: 'atbildējis: ziņu nav', notAvailable: 'neatbild' }
export const savingsKinds = { account: 'Konts', deposit: 'Noguldījums', cash: 'Skaidra nauda', securities: 'Vērtspapīri', other: 'Citi uzkrājumi' }
export const propertyKinds = { dwelling: 'Mājoklis', land: 'Zeme', 'farm-building': 'Saimniecības ēka', 'motor-vehicle': 'Transportlīdzeklis', other: 'Cits īpašums' }
export const payableStates = { Open: 'gaida izmaksu', Claimed: 'izmaksu sarakstā', Filed: 'nosūtīts bankai', Paid: 'izmaksāts' }
export const referralStates = { Issued: 'izdots', Offered: 'piedāvāts sniedzējam', Queued: 'gaida rindā', Placed: 'saņem pakalpojumu', Withdrawn: 'atsaukts', Ended: 'pakalpojums beidzies' }

/** What the demonstration's simulated registers do. */
export const simulatedStates = { up: 'Darbojas', slow: 'Kavējas', down: 'Neatbild', contradictory: 'Atbild pretrunīgi', nonsense: 'Atbild aplami' }
/** Priority classes of a waiting list. */
export const priorities = { 1: 'steidzama (apdraudēta dzīvība vai veselība)', 2: 'parasta' }
/** What the rules ask of the policy tables, where a value is missing. */
export const settings = {
  gmiThreshold: 'GMI slieksnis', needyThreshold: 'Trūcīgas mājsaimniecības slieksnis', lowIncomeThreshold: 'Maznodrošinātas mājsaimniecības slieksnis', savingsLimit: 'Uzkrājumu robeža', propertyLimits: 'Īpašuma robežas',
  minimumWage: 'Minimālā alga', pensionAge: 'Pensijas vecums', awardMonths: 'Piešķiršanas termiņš', housingCoefficients: 'Mājokļa pabalsta koeficienti', housingConditions: 'Nosacījumi mājokļa pabalstam', housingCostNorms: 'Mājokļa izdevumu normas',
  benefitTerms: 'Pabalsta noteikumi', claim: 'Iesnieguma ziņas',
}

/** What a wait is, as residents are told. */
export const moves = {
  AwaitSignatures: 'jāparaksta iesniegums', AwaitRegister: 'reģistrs vēl nav atbildējis', AwaitManualEvidence: 'dienests ziņas iegūst citādi, jo reģistrs neatbild',
  AwaitFactsSettled: 'noskaidro, kāpēc iesniegumā un reģistrā norādītais atšķiras', AwaitLawSettled: 'noskaidro likumā noteikto lielumu', AwaitNeedsAssessment: 'sociālais darbinieks novērtē vajadzības', AwaitOpinion: 'sociālais darbinieks novērtē, kas steidzami vajadzīgs',
  AwaitDecision: 'pieņem lēmumu', AwaitHearing: 'var izteikt viedokli par iecerēto lēmumu', AwaitSecondReview: 'kolēģis pārlasa lēmumu pirms izsūtīšanas', AwaitInformation: 'jāatbild uz dienesta jautājumu', AwaitProvider: 'atbild, vai var jūs pieņemt', AwaitPlacementReview: 'meklē citu risinājumu, jo pakalpojuma sniedzējs norīkojumu nepieņēma', AwaitNeedReview: 'no jauna skata, kas jums vajadzīgs, kamēr gaidāt, un pastāstīs par vietu rindā',
  AwaitAppealReview: 'pārskata apstrīdēto lēmumu un pārsūta to strīdu komisijai', AwaitCommission: 'izskata jūsu apstrīdējumu', AwaitCarriedOut: 'izpilda to, kas nolemts pēc apstrīdēšanas',
  AwaitGiftDelivered: 'sazināsies ar jums, lai vienotos, kā dāvanu saņemt', AwaitRepair: 'novērš tehnisku kļūdu; jums nekas nav jādara',
}

/** The journal as residents read it. What is not named here is the office's own business. */
export const residentEvents = {
  DocumentReceived: 'Saņemts dokuments',
  VisitReported: 'Dienesta darbinieks bija pie jums mājās',
  ApplicationSubmitted: 'Iesniegums iesniegts', ApplicationRegistered: 'Iesniegums reģistrēts',
  'AwaitSignatures.opened': 'Lūgti pārējo pilngadīgo paraksti', Signed: 'Iesniegumu parakstīja pilngadīga persona', 'AwaitSignatures.AllSigned': 'Parakstījuši visi', 'AwaitSignatures.DatePassed': 'Parakstīšanas termiņš pagājis, visi nav parakstījuši',
  'AwaitRegister.opened': 'Valsts reģistrs neatbildēja; jautāsim vēlreiz', 'AwaitNeedsAssessment.opened': 'Sociālais darbinieks sāk vērtēt vajadzības', 'AwaitNeedsAssessment.NeedFound': 'Vajadzības novērtētas', 'AwaitNeedsAssessment.NoNeedFound': 'Vajadzības novērtētas',
  'AwaitOpinion.opened': 'Sociālais darbinieks sāk vērtēt krīzes situāciju', 'AwaitOpinion.OpinionGiven': 'Krīzes situācija novērtēta',
  'AwaitDecision.opened': 'Iesniegums gaida lēmumu', 'AwaitInformation.opened': 'Dienests uzdeva jautājumu', 'AwaitInformation.Provided': 'Atbildēts uz dienesta jautājumu', 'AwaitInformation.DatePassed': 'Atbildes termiņš pagājis bez atbildes',
  'AwaitHearing.opened': 'Dienests lūdz jūsu viedokli par iecerēto lēmumu', 'AwaitHearing.Heard': 'Jūsu viedoklis saņemts', 'AwaitHearing.DatePassed': 'Viedokļa termiņš pagājis bez atbildes', 'AwaitSecondReview.opened': 'Lēmumu pirms izsūtīšanas pārlasa otrs darbinieks',
  TermExtended: 'Lēmuma termiņš pagarināts (APL 64. pants)', ExtensionTold: 'Paziņojums par termiņa pagarināšanu', TermsMoved: 'Lēmuma termiņi pārrēķināti', TargetPaused: 'Dienesta mērķa termiņš apturēts', TermBegun: 'Likuma termiņš sākas ar pēdējo saņemto dokumentu', TargetResumed: 'Dienesta mērķa termiņš atkal rit', FactCorrected: 'Labota diena, kad saņemta jūsu atbilde', RequestDelivered: 'Dienesta jautājums jums izsniegts vai nosūtīts', DeliveryCorrected: 'Labota diena, kad saņēmāt dienesta jautājumu', ReceiptCorrected: 'Labota diena, kad saņemts jūsu iesniegums', IncomesEntered: 'Dienests ierakstīja jūsu mājsaimniecības ienākumus', DecisionGranted: 'Pieņemts lēmums: piešķirt', DecisionRefused: 'Pieņemts lēmums: atteikt', Awarded: 'Pabalsts piešķirts un gaida izmaksu', ReferralIssued: 'Izdots norīkojums uz pakalpojumu', JoinedWaitingList: 'Ierakstīts rindā uz pakalpojumu', 'AwaitNeedReview.StillNeeded': 'Vajadzība skatīta no jauna: jūs joprojām gaidāt rindā', 'AwaitNeedReview.BecameUrgent': 'Vajadzība skatīta no jauna: tā ir steidzama, un jūs rindā esat pirms tiem, kuriem tā ir parasta', 'AwaitNeedReview.NotWanted': 'Jūs vairs negaidāt rindā',
  AppealLodged: 'Lēmums apstrīdēts', AppealRegistered: 'Apstrīdējums reģistrēts', 'AwaitAppealReview.SentOn': 'Apstrīdējums pārsūtīts strīdu komisijai', 'AwaitAppealReview.CorrectedByUs': 'Dienests pats atzina kļūdu', 'AwaitAppealReview.Withdrawn': 'Apstrīdējums atsaukts',
  'AwaitCommission.Upheld': 'Strīdu komisija atstāja lēmumu negrozītu', 'AwaitCommission.Annulled': 'Strīdu komisija atcēla vai grozīja lēmumu', 'AwaitCommission.Extended': 'Strīdu komisija pagarināja termiņu', 'AwaitCommission.Withdrawn': 'Apstrīdējums atsaukts', ReopenedOnAppeal: 'Lieta atjaunota: dienests lemj no jauna', 'AwaitCarriedOut.CarriedOut': 'Apstrīdēšanas iznākums izpildīts',
  Recalculated: 'Pabalsts pārrēķināts: starpība gaida izmaksu', JubileeFound: 'Jūsu jubileja pēc iedzīvotāju reģistra', GiftHandedOver: 'Dāvana jums nodota',
  PlaceReserved: 'Pakalpojumā rezervēta vieta', PlaceReleased: 'Rezervētā vieta atbrīvota', ServiceStarted: 'Pakalpojums uzsākts', ServiceEnded: 'Pakalpojums beidzies',
}
