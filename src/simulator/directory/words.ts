import type { Category, Confidence, ConsulateAnswer, IdProgramAnswer, Vetting } from '../../answers/types.ts'
import type { Withheld } from '../../directory/browse-service-rows.ts'
import type { Filter, List } from './asked.ts'

// Every word of the directory page. It is for operators and outreach workers, in English.

export const LIST_NAMES: Record<List, string> = {
  services: 'Services',
  consulates: 'Consulates',
  'id-programs': 'ID programs',
  hotlines: 'Hotlines',
}
export const FILTER_NAMES: Record<Filter | 'what' | 'page', string> = {
  what: 'List',
  page: 'Page',
  category: 'Category',
  place: 'Where the family is',
  language: 'Language',
  country: 'Country',
  state: 'In state',
  vetting: 'Who vouches for it',
  confidence: 'Confidence',
  q: 'Words',
  old: 'Checked over 18 months ago',
}
export const HINTS: Record<List, string> = {
  services:
    'ZIP code, city or state. With a category: the answers a family there gets, in their order. Language is then a wish.',
  consulates: 'ZIP code, city or state. With a country: the posts a family there is told, in their order.',
  'id-programs': 'ZIP code, city or state: what a family there is told, in its order.',
  hotlines: '',
}
export const WORDS_HINT = 'In names, organizations and cities.'

export const FAULTS = {
  unknown: (name: string) => `“${name}” held something this page does not know. It was left out.`,
  long: (name: string, characters: number) => `Of “${name}” only the first ${characters} characters were read.`,
  noPlace: 'No such place is known: a family would be asked again. The list below is not for a place.',
  military:
    'A military address has no place: families there get the national lines alone. The list below is not for a place.',
  ambiguous: (states: string) =>
    `There are cities of that name in ${states}: a family would be asked which. Add the state, as in “Springfield IL”.`,
  needsCategory:
    'For the answers at a place, choose a category too: a family is asked what it needs. The list below is not for a place.',
  needsCountry: 'For the posts at a place, choose a country too. The list below is not for a place.',
  stateUnused: 'The place decides what a family is told. “In state” was left out.',
} as const

export const CATEGORY_NAMES: Record<Category, string> = {
  legal: 'Legal help',
  food: 'Food',
  shelter: 'Shelter',
  health: 'Health',
  mental_health: 'Mental health',
  money: 'Rent, bills and money',
  childcare: 'Child care',
  school: 'School',
  english: 'English classes',
  dv: 'Abuse at home',
  jobs: 'Jobs',
  id_help: 'Help with papers',
}
export const VETTING_NAMES: Record<Vetting, string> = {
  doj_recognized: 'Justice Department roster',
  bar_referral: 'Bar association referral',
  court_list: 'Immigration courts’ pro bono list',
  lsc: 'Legal Services Corporation',
  none: 'Nobody',
}
export const CONFIDENCE_NAMES: Record<Confidence, string> = {
  confirmed: 'Confirmed by two sources',
  single_source: 'One source',
  inferred: 'Worked out',
}
export const POST_TYPES: Record<ConsulateAnswer['type'], string> = {
  embassy: 'Embassy',
  consulate_general: 'Consulate general',
  consulate: 'Consulate',
  honorary: 'Honorary consulate',
}
export const PROGRAM_KINDS: Record<IdProgramAnswer['program'], string> = {
  driver_license: 'Driver’s license',
  state_id: 'State ID',
  municipal_id: 'City or county ID',
  community_id: 'Community ID',
  library_id: 'Library card',
  consular_id: 'Consular ID',
  tax_id: 'Tax number',
}
export const PROGRAM_STATES: Record<IdProgramAnswer['status'] | 'ended', string> = {
  active: 'Running',
  paused: 'Paused: told as not running, never as something to get today',
  proposed: 'Announced: told as not running, never as something to get today',
  ended: 'Ended',
}
export const WITHHELD: Record<Withheld | 'ended' | 'sends_elsewhere' | 'honorary', string> = {
  hidden: 'Never given: it is closed or hidden.',
  no_category: 'Never given: it has no category that families can ask for.',
  legal_unvetted: 'Never given as legal help: nobody vouches for it.',
  legal_notary: 'Never given as legal help: it is named a notary.',
  place_confidential: 'Its place is confidential: no address, no distance.',
  place_of_abuse_help: 'Help against abuse: no address, no distance, no hours but “day and night”.',
  number_blocked: 'It has a number that never leaves, here neither.',
  ended: 'Never given: it has ended.',
  sends_elsewhere: 'Never named first: it sends the public to another post.',
  honorary: 'Never named first: an honorary post gives no papers.',
}
export const TAGS = {
  callFirst: 'Call first',
  askFirst: 'Ask first',
  notGiven: 'Not given to families',
  privacy: 'Privacy: said before they go',
  government: 'Run by a government',
  nonprofit: 'Run by a non-profit',
} as const

export const BESIDE = {
  none: 'Countries without a post in the US',
  closed: 'Offices that are gone, and addresses left behind',
  where: 'Where',
  fact: 'What is known',
} as const
export const COLUMNS = {
  name: 'What it is',
  told: 'What families are told',
  why: 'Why it stands here',
  origin: 'Where it comes from',
} as const

export const PAGE = {
  title: 'The directory, as families are told it',
  lead: (today: string) => `Judged on ${today}. Nothing that is looked up here is kept.`,
  filters: 'Look up',
  show: 'Show',
  clear: 'Start anew',
  any: 'Any',
  unreadable:
    'The directory cannot be read now. Families are given the national lines. The reason stands where the program was started.',
  nothing: 'No row is like this. Take a filter away, or try fewer words.',
  previous: 'Previous 50',
  next: 'Next 50',
  simulator: 'Phone simulator',
  leave: 'Leave this page',
  skip: 'Skip to the list',
  notes: 'What else the source says',
  printed: (today: string) =>
    `Printed from the directory of this line, which is judged on ${today}. Call before you go. What families are not given is left out.`,
} as const

/** `Services 51–100 of 601`. */
export function captionOf(name: string, first: number, shown: number, total: number): string {
  return total === 0 ? `${name}: none` : `${name} ${first}–${first + shown - 1} of ${total}`
}
