import type { ServiceAnswer } from '../../answers/types.ts'
import type { ServiceRow } from '../../directory/browse-service-rows.ts'
import { type Line, line, type ShownRow, stated } from './rows.ts'
import { areasInWords, codeInWords, distanceInWords, hoursInWords, lineInWords, nameOfLanguage } from './values.ts'
import { audiencesInWords, whyInWords } from './why-words.ts'
import { CATEGORY_NAMES, CONFIDENCE_NAMES, TAGS, VETTING_NAMES, WITHHELD } from './words.ts'

const ACCESS = { appointment: 'by appointment', walk_in: 'walk in', no_walk_in: 'no walk-ins' }
const COST = { free: 'free', low_cost: 'low cost', unknown: undefined }
const STATED = { yes: 'yes', no: 'no', unknown: undefined }

export function shownService(row: ServiceRow): ShownRow {
  const { service, organization, categories, told } = row
  return {
    id: service.ref,
    ...(row.turn && { turn: row.turn }),
    name: service.name,
    under: [
      ...(organization && organization !== service.name ? [organization] : []),
      categories.map((category) => CATEGORY_NAMES[category]).join(', '),
    ].filter(Boolean),
    tags: [
      ...(told ? [] : [{ text: TAGS.notGiven, isWarning: true }]),
      ...(told?.callFirst ? [{ text: TAGS.callFirst, isWarning: true }] : []),
    ],
    told: told ? toldLines(told, row) : [],
    isGiven: told !== undefined,
    withheld: row.withheld.map((why) => WITHHELD[why]),
    why: told?.why.map(whyInWords) ?? [],
    origin: originLines(row),
    notes: [],
  }
}

function toldLines(told: ServiceAnswer, { hoursText, areas, places }: ServiceRow): Line[] {
  const now = hoursInWords(told.hours)
  const { address, city, state } = told.place ?? {}
  const others = places > 1 ? ` (and ${places - 1} more)` : ''
  return [
    stated('Phone', told.phones.map(lineInWords).join('; ')),
    ...line('Place', told.place && [address, city, state].filter(Boolean).join(', ') + others),
    ...line('How far', told.distanceMiles === undefined ? undefined : distanceInWords(told.distanceMiles)),
    ...line('Serves', areasInWords(areas)),
    ...line('Only for', audiencesInWords(told.onlyFor)),
    stated('Hours', hoursText),
    ...line('Now', hoursText === now || told.hours.state === 'unknown' ? undefined : now),
    ...line('Comes by', told.access && ACCESS[told.access]),
    stated('Languages', told.languages.map(nameOfLanguage).join(', ')),
    stated('Cost', COST[told.cost]),
    stated('Asks status', STATED[told.asksStatus]),
    stated('Asks papers', STATED[told.asksDocuments]),
    ...line('Bring', told.documents.map(codeInWords).join(', ')),
    ...line('Website', told.website),
  ]
}

function originLines({ service, categories, directory }: ServiceRow): Line[] {
  const { vetting, vetting_on, source, source_date, confidence } = service
  const isVetted = categories.includes('legal') || vetting !== 'none'
  return [
    ...(isVetted
      ? [{ label: 'Vouched for by', value: [VETTING_NAMES[vetting], vetting_on].filter(Boolean).join(', ') }]
      : []),
    { label: 'Checked', value: source_date },
    { label: 'Confidence', value: CONFIDENCE_NAMES[confidence] },
    { label: 'Source', value: source },
    { label: 'Directory', value: directory },
  ]
}
