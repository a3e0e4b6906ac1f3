import { CATEGORIES, type Category } from '../../answers/types.ts'
import { phraseOf } from '../../text/fold.ts'

/** What a word of a source stands for: a category, nothing of ours, or a service that is no help. */
export type Meaning = Category | 'none' | 'out'
export type Term = { name: string; code: string; parent?: string }
/** The operator's own words and code prefixes, folded and in capitals, the longest prefix first. */
export type OwnTerms = { words: ReadonlyMap<string, Meaning>; codes: readonly (readonly [string, Meaning])[] }
export type Categorized = { categories: Category[]; isOut: boolean; unmapped: string[] }

/** Our words for our categories, in English and Spanish. Tried in this order; more than one may fit. */
const WORDS: [Category, RegExp][] = [
  ['dv', /\b(domestic|intimate partner|family|dating) (violence|abuse)|\bbattered|\bviolencia (domestica|familiar)|\bmaltrato|\babused (women|spouse)|\brape crisis|\bsexual assault/],
  ['english', /\b(esl|esol|ell|ingles|citizenship (class|prep|education|test|exam)\w*|english (as a |class|lesson|language|literacy)\w*|clases de (ingles|ciudadania)|naturalization class\w*)\b/],
  ['id_help', /\b(birth certificate|vital record|identification (card|recovery|document)|id card|photo id|itin|matricula|passport|actas?)\b/],
  ['legal', /\b(legal|law(yer)?s?|attorney|immigration|asylum|asilo|abogad[oa]s?|visas?|daca|tps|deportation|removal defense|naturalization|citizenship|tenant rights|eviction (defense|prevention))\b/],
  ['mental_health', /\b(mental (health|illness)|counsel(l)?ing|psych\w*|therap(y|ist)|depression|anxiety|suicide|substance (abuse|use)|addiction|alcohol|drug (abuse|treatment)|detox|recovery (program|group)|terapia|salud mental|behavioral health|grief|support group)\w*/],
  ['childcare', /\b(child ?care|day ?care|preschool|head start|pre k|guarderia|babysit\w*|after ?school|before school)\b/],
  ['food', /\b(food|pantr(y|ies)|meals?|wic|snap|groceries|soup kitchen|hunger|nutrition|despensa|comida|alimentos|congregate meals|produce)\b/],
  ['shelter', /\b(shelters?|homeless\w*|transitional housing|emergency housing|housing|refugio|albergue|vivienda)\b/],
  ['money', /\b(rent(al)? (assistance|payment)|utility|utilities|electric bill|energy assistance|liheap|financial (assistance|aid)|cash (aid|assistance)|tax prep\w*|vita\b|tanf|benefits|burial|clothing|ropa|impuestos|luz|money management|credit counseling)\b/],
  ['health', /\b(health|clinics?|medical|dental|dentist|doctors?|hospital|prenatal|pregnan\w*|immuniz\w*|vaccin\w*|vacunas|clinica|salud|vision|hiv|std|medicaid|pharmac\w*|family planning|screening)\b/],
  ['jobs', /\b(jobs?|employ\w*|career|workforce|vocational|day labor|trabajo|empleo|resume|apprentice\w*)\b/],
  ['school', /\b(school|tutor\w*|ged|literacy|education|homework|escuela|scholarship|college|student|academic|mentor\w*|youth development|summer camp)\b/],
] // biome-ignore format: a table reads better in rows

const OUT =
  /\b(police|sheriff\w*|highway patrol|prisons?|jails?|correction(s|al)\b|probation|parole|(superior|county|district|municipal|juvenile|family|criminal|probate|immigration|circuit|traffic) courts?|courthouse|courts? (of|system|clerk)|ice\b.*\benforcement|immigration and customs|customs and border|border patrol|uscis|immigration (office|enforcement)|homeland security|report (a )?crime|crime (tips?|reporting)|crime stoppers|law enforcement)\b/
/** No help in itself, and no harm: a pantry that looks for volunteers, or for things to give on, stays a pantry. */
const ASIDE =
  /\b(volunteer(ing)? (opportunit\w*|desk|program|services?|center|and|management|recruitment)|museums?|donations?|donor centers?)\b/
const NOTARY = /\bnotar/
/** Words for people: where they end a term it says whom a service is for, not what it does. */
const PEOPLE =
  /\b(people|persons?|individuals?|residents|adults|children|youth|women|men|families|students|veterans|immigrants|refugees|asylum seekers|survivors|victims|offenders|workers|parents|seniors|teens|teenagers|adolescents|boys|girls|infants|toddlers|mothers|fathers|couples|caregivers|farmworkers|migrants|homeless|patients|clients|inmates|consumers|aliens|citizens|population|populations|community)$/

/**
 * What a service is for, from the terms of its source: the operator's own table first, then our words. Words for people are
 * no category. Its name is asked only where no term says anything.
 */
export function categorize(terms: Term[], own: OwnTerms): Categorized {
  const found = new Set<Category>()
  const unmapped: string[] = []
  let outs = 0
  let ins = 0
  for (const { name, code } of terms) {
    const meanings = meaningsOf(name, code, own)
    if (meanings === 'people') continue
    if (meanings.length === 0) unmapped.push(name || code)
    else if (meanings.includes('out')) outs++
    else {
      const ours = meanings.filter((meaning) => meaning !== 'none' && meaning !== 'out')
      if (ours.length > 0) ins++
      for (const meaning of ours) found.add(meaning)
    }
  }
  return { categories: primaryFirst(found, terms), isOut: outs > 0 && outs >= ins, unmapped }
}

/** The categories that a name says by our words alone. */
export function categoriesOfName(name: string): Category[] {
  return primaryFirst(
    new Set(wordsMean(phraseOf(name)).filter((one): one is Category => one !== 'out' && one !== 'none')),
    [],
  )
}

/** Whether a name is of police, a court, a prison or an immigration office, or asks for help. Legal aid at a court does not. */
export function isNoHelp(name: string): boolean {
  const said = phraseOf(name)
  return (
    (OUT.test(said) || ASIDE.test(said)) &&
    !/\b(legal aid|self help|advoca\w*|program|services?|clinic|assistance|help|support)\b/.test(said)
  )
}

function meaningsOf(name: string, code: string, own: OwnTerms): Meaning[] | 'people' {
  const said = phraseOf(name)
  const ownWord = own.words.get(said)
  if (ownWord) return [ownWord]
  const capital = code.toUpperCase()
  const ownCode = capital && own.codes.find(([prefix]) => capital.startsWith(prefix))?.[1]
  if (ownCode) return [ownCode]
  const [head = ''] = said.split(/ (?:for|with|of|in|at|who|from|to) /)
  if (PEOPLE.test(head)) return 'people'
  return OUT.test(said) ? ['out'] : wordsMean(said)
}

function wordsMean(said: string): Meaning[] {
  if (NOTARY.test(said) || ASIDE.test(said)) return ['none']
  const all = WORDS.filter(([, words]) => words.test(said)).map(([category]) => category)
  // a class of English is not legal help, nor a family's abuse a matter of its health
  return all.includes('english') ? all.filter((one) => one !== 'legal' && one !== 'school') : all
}

/** Abuse beats all; then the category that most terms name; then the order of our list. */
function primaryFirst(found: Set<Category>, terms: Term[]): Category[] {
  const said = terms.map(({ name }) => wordsMean(phraseOf(name)))
  const weight = (one: Category) =>
    one === 'dv' ? Number.POSITIVE_INFINITY : said.filter((all) => all.includes(one)).length
  return [...found].sort((a, b) => weight(b) - weight(a) || CATEGORIES.indexOf(a) - CATEGORIES.indexOf(b))
}
