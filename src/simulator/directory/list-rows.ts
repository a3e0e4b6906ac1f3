import { dialled } from '../../answers/wording.ts'
import type { ConsulateRow, Note } from '../../directory/browse-consulates.ts'
import type { HotlineRow } from '../../directory/browse-hotlines.ts'
import type { IdProgramRow } from '../../directory/browse-id-programs.ts'
import { line, type ShownRow, stated, type Tag } from './rows.ts'
import { areasInWords, codeInWords, distanceInWords, nameOfCountry, nameOfLanguage } from './values.ts'
import { whyInWords } from './why-words.ts'
import { CONFIDENCE_NAMES, POST_TYPES, PROGRAM_KINDS, PROGRAM_STATES, TAGS, WITHHELD } from './words.ts'

export function shownConsulate({
  post,
  jurisdictions,
  notes,
  callFirst,
  answer,
  turn,
  ...row
}: ConsulateRow): ShownRow {
  const distance = answer?.distanceMiles
  return {
    id: post.id,
    ...(turn && { turn }),
    name: post.name,
    under: [nameOfCountry(post.country_iso2), POST_TYPES[post.type]],
    tags: callFirst ? [warning(TAGS.callFirst)] : [],
    told: [
      ...line('Protection line', post.emergency_phone && dialled(post.emergency_phone)),
      stated('Phone', post.phone && dialled(post.phone)),
      stated('Address', [post.address, post.city, post.state].filter(Boolean).join(', ')),
      ...line('How far', distance === undefined ? undefined : distanceInWords(distance)),
      stated('Serves', areasInWords(jurisdictions)),
      stated('Gives', post.services.map(codeInWords).join(', ')),
      ...line('Its ID card', answer?.consularIdAnywhere && 'told as given at any post of the country'),
      ...line('Appointments', post.appointments_url),
      ...line('Website', post.website),
    ],
    isGiven: true,
    withheld: [
      ...(post.sends_elsewhere ? [WITHHELD.sends_elsewhere] : []),
      ...(post.type === 'honorary' ? [WITHHELD.honorary] : []),
      ...(row.hasBlockedNumber ? [WITHHELD.number_blocked] : []),
    ],
    why: answer?.why.map(whyInWords) ?? [],
    origin: originOf(post.source, post.source_date, post.confidence),
    notes: notes.map(noteInWords),
  }
}

export function shownIdProgram({
  program,
  covers,
  notes,
  askFirst,
  answer,
  turn,
  hasBlockedNumber,
}: IdProgramRow): ShownRow {
  const isGiven = program.status !== 'ended'
  return {
    id: program.id,
    ...(turn && { turn }),
    name: program.name,
    under: [PROGRAM_KINDS[program.kind], ...(program.country_iso2 ? [nameOfCountry(program.country_iso2)] : [])],
    tags: [
      ...(isGiven ? [] : [warning(TAGS.notGiven)]),
      ...(isGiven && askFirst ? [warning(TAGS.askFirst)] : []),
      ...(program.privacy_note ? [{ text: TAGS.privacy }] : []),
    ],
    told: isGiven
      ? [
          { label: 'Status', value: PROGRAM_STATES[program.status] },
          stated('For', areasInWords(covers)),
          { label: 'Given by', value: program.issuer },
          stated('Bring', program.documents_accepted.map(codeInWords).join(', ')),
          stated('Fee', program.fee_usd === null ? undefined : program.fee_usd === 0 ? 'free' : `$${program.fee_usd}`),
          stated('Opens', program.used_for.map(codeInWords).join(', ')),
          ...line('Phone', program.phone && dialled(program.phone)),
          ...line('Website', program.website),
        ]
      : [],
    isGiven,
    withheld: [...(isGiven ? [] : [WITHHELD.ended]), ...(hasBlockedNumber ? [WITHHELD.number_blocked] : [])],
    why: answer?.why.map(whyInWords) ?? [],
    origin: [
      ...(program.status_date === program.source_date ? [] : line('Last seen', program.status_date)),
      ...originOf(program.source, program.source_date, program.confidence),
    ],
    notes: [
      `Who can get it: ${program.who_can_get}`,
      ...(program.privacy_note ? [`Privacy: ${program.privacy_note}`] : []),
      ...notes.map(noteInWords),
    ],
  }
}

export function shownHotline({ line: row, topics }: HotlineRow): ShownRow {
  const text = row.text_number && [row.text_word, 'to', dialled(row.text_number)].filter(Boolean).join(' ')
  return {
    id: row.id,
    name: row.name,
    under: [topics.join(', ')],
    tags: [{ text: TAGS[row.run_by] }],
    told: [
      { label: 'Phone', value: dialled(row.phone) },
      ...line('Text', text && (row.text_word ? text : dialled(row.text_number!))),
      stated('Hours', row.hours),
      stated('Languages', row.languages.map(nameOfLanguage).join(', ')),
    ],
    isGiven: true,
    withheld: [],
    why: [],
    origin: originOf(row.source, row.source_date, row.confidence),
    notes: [`What for: ${row.what_for}`, ...(row.confidentiality_note ? [`Privacy: ${row.confidentiality_note}`] : [])],
  }
}

function originOf(source: string, checkedOn: string, confidence: ConsulateRow['post']['confidence']) {
  return [
    { label: 'Checked', value: checkedOn },
    { label: 'Confidence', value: CONFIDENCE_NAMES[confidence] },
    { label: 'Source', value: source },
  ]
}

function warning(text: string): Tag {
  return { text, isWarning: true }
}

function noteInWords({ topic, note, source, source_date }: Note): string {
  return `${codeInWords(topic)}: ${note} (${source}, ${source_date})`
}
