// What the form says of each benefit: whom it is for, and what its questions are called.
import type { BenefitKind } from '../../domain/benefits.ts'

/** In the list of what can be asked for. */
export const benefitHints: Readonly<Record<BenefitKind, string>> = {
  gmi: 'Ja ienākumi ir mazāki par valstī noteikto minimumu.', housing: 'Ja pēc īres, apkures un citu rēķinu samaksas iztikai nepietiek.',
  crisis: 'Pēc ugunsgrēka, plūdiem vai cita notikuma, ar ko paši saviem spēkiem netiekat galā. Lūdziet mēneša laikā.',
  health: 'Zāles, ārstēšana un citi veselības izdevumi trūcīgām un maznodrošinātām mājsaimniecībām.', school: 'Trūcīgām un maznodrošinātām mājsaimniecībām. Lūdziet līdz 30. septembrim.',
  'no-dwelling': 'Vienreizēja palīdzība cilvēkam, kuram nav kur dzīvot.',
  'orphan-start': 'Jaunietim, kad beidzas ārpusģimenes aprūpe; vienreiz.', 'orphan-goods': 'Jaunietim, kad beidzas ārpusģimenes aprūpe; vienreiz.', 'orphan-studies': 'Jaunietim, kurš pēc ārpusģimenes aprūpes turpina mācīties, līdz 24 gadiem.',
  'orphan-housing': 'Jaunietim pēc ārpusģimenes aprūpes: īre un komunālie maksājumi.', 'foster-child': 'Audžuģimenei, katru mēnesi par bērnu.', 'foster-clothing': 'Audžuģimenei par bērnu.', 'foster-duty': 'Audžuģimenei, katru mēnesi par bērnu.',
  newborn: 'Par katru bērnu. Lūdziet trīs mēnešu laikā pēc dzimšanas.', 'disabled-child': 'Reizi gadā par bērnu līdz 18 gadiem.', respite: 'Ja par bērnu ar invaliditāti kādu laiku rūpējas citi, lai jūs varētu atpūsties.',
  rehabilitation: 'Nodarbības un speciālisti bērnam.', 'rehab-family': 'Nodarbības un speciālisti bērna ģimenes locekļiem.', orthodontics: 'Zobu regulēšana bērnam.',
  wedding: '50, 60 vai 70 gadi laulībā. Lūdziet gada laikā pēc jubilejas.', jubilee: '', repressed: 'Politiski represētajiem un Černobiļas avārijas seku likvidētājiem. Lūdziet līdz 30. novembrim.',
  guardian: 'Tam, kurš ir aizgādnis pilngadīgam cilvēkam; reizi gadā.', dental: 'Daļa no maksas, reizi gadā.', 'dental-repair': 'Daļa no maksas, reizi gadā.', 'care-at-home': 'Ja mājās vajadzīga kopšana.',
  'social-housing': 'Ja dzīvojat pašvaldības sociālajā dzīvoklī.', remigration: 'Ja pēc dzīves ārzemēs atgriezāties novadā.', 'funeral-alone': 'Ja mirušajam nav tuvinieku un apbedīšanu kārtojat jūs.',
  'funeral-norm': 'Ja valsts apbedīšanas pabalsts ir mazāks par pašvaldības noteikto.', 'ukraine-host': 'Ja pie sevis izmitinājāt Ukrainas civiliedzīvotājus.',
}

/** Who the person typed is. */
export const subjectQuestion: Partial<Record<BenefitKind, string>> = { wedding: 'Otrs laulātais', guardian: 'Cilvēks, kuram esat aizgādnis' }
export const eventQuestion: Partial<Record<BenefitKind, string>> = {
  crisis: 'Kad tas notika?', 'orphan-start': 'Kad beidzās ārpusģimenes aprūpe?', 'orphan-goods': 'Kad beidzās ārpusģimenes aprūpe?', 'orphan-studies': 'Kad beidzās ārpusģimenes aprūpe?', 'orphan-housing': 'Kad beidzās ārpusģimenes aprūpe?',
  'foster-child': 'Kad bērns sāka dzīvot pie jums?', 'foster-clothing': 'Kad bērns sāka dzīvot pie jums?', 'foster-duty': 'Kad bērns sāka dzīvot pie jums?', respite: 'Kad pakalpojums sākās?', rehabilitation: 'Kad pakalpojums sākās?', 'rehab-family': 'Kad pakalpojums sākās?',
  wedding: 'Kad noslēdzāt laulību?', guardian: 'Kad jūs iecēla par aizgādni?', remigration: 'Kad atgriezāties Latvijā?', 'funeral-alone': 'Kad cilvēks nomira?', 'funeral-norm': 'Kad cilvēks nomira?', 'ukraine-host': 'Kad cilvēki sāka dzīvot pie jums?',
}
export const costQuestion: Partial<Record<BenefitKind, string>> = { crisis: 'Cik naudas steidzami vajag?', 'orphan-housing': 'Cik mājoklis izmaksā mēnesī?', 'social-housing': 'Cik mājoklis izmaksā mēnesī?' }
export const certifiedQuestion: Partial<Record<BenefitKind, string>> = {
  'disabled-child': 'Vai bērnam ir noteikta invaliditāte?', respite: 'Vai bērnam ir VDEĀVK atzinums par īpašu kopšanu?', rehabilitation: 'Vai bērnam ir invaliditāte, skolas vai slimnīcas nosūtījums?', 'rehab-family': 'Vai bērnam ir invaliditāte, skolas vai slimnīcas nosūtījums?',
  repressed: 'Vai jums ir politiski represētā vai Černobiļas avārijas seku likvidētāja apliecība?',
}
export const needQuestion: Partial<Record<BenefitKind, string>> = { crisis: 'Kas notika un kas visvairāk vajadzīgs?', 'care-at-home': 'Kāda kopšana vajadzīga?', 'ukraine-host': 'Cik cilvēku un cik ilgi dzīvoja pie jums?' }
