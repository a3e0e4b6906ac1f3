/** The codes of a search in plain words: why a row stands where it does. */
const WHY: Record<string, string> = {
  primary: 'this is its main work',
  secondary: 'it does this beside its main work',
  outside_area: 'the area it names does not hold the place',
  near: 'it is near',
  in_state: 'it is in the state',
  serves_zip: 'it serves this ZIP code',
  serves_city: 'it serves this city',
  serves_county: 'it serves this county',
  serves_state: 'it serves the state',
  serves_state_from_elsewhere: 'it serves the state from another one',
  serves_country: 'it serves the whole country',
  beyond: 'nothing is nearer',
  asks_no_status: 'it asks nobody’s status',
  asks_status: 'it asks for status',
  language_staff: 'the language is spoken there',
  language_line: 'the language is spoken on its line',
  language_interpreter: 'it has an interpreter',
  open_now: 'open now',
  opens_soon: 'opens today or tomorrow',
  checked_within_12_months: 'checked within 12 months',
  check_old: 'last checked over 18 months ago',
  confirmed: 'two sources agree',
  single_source: 'one source says so',
  inferred: 'worked out, not stated',
  free: 'free',
  low_cost: 'low cost',
  jurisdiction_county: 'its list holds the county',
  jurisdiction_state: 'its list holds the whole state',
  jurisdiction_country: 'it serves the whole country',
  jurisdiction_nearest: 'its list does not hold the place: told by distance',
  honorary: 'honorary: told only as passed on the way',
  sends_elsewhere: 'it sends the public to another post: told only as passed on the way',
  covers_city: 'for people of this city',
  covers_county: 'for people of this county',
  covers_state: 'for people of this state',
  covers_country: 'for people anywhere in the US',
  active: 'running',
  paused: 'paused',
  proposed: 'announced, not known to run',
  old: 'last seen over two years ago, or at an unknown time',
}
const AUDIENCES: Record<string, string> = {
  children: 'children',
  detained: 'people in detention',
  survivors: 'survivors of abuse or crime',
}

/** A code that has no words stands for itself. */
export function whyInWords(code: string): string {
  const miles = code.match(/^miles_(\d+)$/)?.[1]
  if (miles) return miles === '0' ? 'under a mile away' : `${miles} miles away`
  const audiences = code.match(/^only_for_(.+)$/)?.[1]
  if (audiences) return `only for ${audiencesInWords(audiences.split('_'))}`
  return WHY[code] ?? code
}

export function audiencesInWords(audiences: string[]): string {
  return audiences.map((one) => AUDIENCES[one] ?? one).join(', ')
}
