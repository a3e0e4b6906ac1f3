import { type Wording, wordingOf } from '../answers/answer-texts.ts'
import { closingOf, labelOf, tellInFull, tellInList } from '../answers/tell.ts'
import type { Answer } from '../answers/types.ts'
import { countryName } from '../answers/wording.ts'
import { type Graph, type LookupNode, speaks } from '../flow/graph.ts'
import type { Locale } from '../text/catalogue.ts'
import type { Part, Press } from '../text/compose.ts'

/** As long as rows of a directory may be, with a letter that costs a message its cheap encoding. */
const NAME = 'Centro Comunitario de Ayuda Legal y Migración de la Costa'
const ADDRESS = '12345 North Martin Luther King Junior Boulevard, Suite 400'
const COUNTRY = 'CF' // the Central African Republic: the longest name in most languages
const PHONE = '+13055550142'
const LONGEST: Record<Answer['kind'], Answer> = {
  service: {
    kind: 'service',
    id: 'longest',
    name: NAME,
    organization: `${NAME}, Inc.`,
    category: 'legal',
    place: { address: ADDRESS, city: 'Rancho Santa Margarita', state: 'CA' },
    distanceMiles: 123,
    onlyFor: ['children', 'survivors'],
    phones: [
      { number: PHONE, extension: '12345', kind: 'voice', languages: [] },
      { number: PHONE, kind: 'text', languages: [] },
    ],
    website: 'https://www.centro-comunitario-de-ayuda.example.org/servicios',
    language: 'interpreter',
    languages: [],
    hours: { state: 'text', text: 'Monday and Wednesday by appointment, first Friday 9 to noon' },
    access: 'appointment',
    cost: 'low_cost',
    asksStatus: 'unknown',
    asksDocuments: 'yes',
    documents: ['residency_proof', 'driver_license_foreign'],
    vetting: 'doj_recognized',
    checkedOn: '2026-10',
    callFirst: true,
    confidence: 'confirmed',
    why: [],
  },
  consulate: {
    kind: 'consulate',
    id: 'longest',
    name: 'Consulate General in Rancho Santa Margarita',
    type: 'consulate_general',
    countryIso2: COUNTRY,
    jurisdiction: 'nearest',
    closedNearby: ['San Francisco', 'Los Angeles'],
    place: { address: ADDRESS, city: 'Rancho Santa Margarita', state: 'CA' },
    distanceMiles: 1234,
    phone: PHONE,
    protectionPhone: '+15205550100',
    website: 'https://consulado-general.example.gov/rancho-santa-margarita',
    appointmentsUrl: 'https://citas.consulado-general.example.gov',
    services: ['passport', 'consular_id', 'birth_registry', 'legal_protection', 'visits_detained', 'notary'],
    consularIdAnywhere: true,
    callFirst: true,
    checkedOn: '2026-10',
    confidence: 'confirmed',
    why: [],
  },
  id_program: {
    kind: 'id_program',
    id: 'longest',
    name: 'Programa de Identificación Comunitaria de la Ciudad',
    program: 'driver_license',
    covers: 'city',
    issuer: `${NAME} y Vecinos`,
    countryIso2: COUNTRY,
    status: 'active',
    askFirst: true,
    documents: ['driver_license_foreign', 'passport_foreign_expired', 'residency_proof', 'no_ssn_affidavit'],
    feeUsd: 125,
    usedFor: ['police', 'library', 'banking', 'school', 'health', 'benefits_local', 'driving'],
    hasPrivacyNote: true,
    phone: PHONE,
    website: 'https://www.identificacion-comunitaria.example.org',
    checkedOn: '2026-10',
    confidence: 'confirmed',
    why: [],
  },
  hotline: {
    kind: 'hotline',
    id: 'longest',
    name: NAME,
    phone: PHONE,
    textNumber: '88788',
    textWord: 'AYUDA',
    hours: { state: 'opens', daysAhead: 3, day: 3, fromMinute: 510, untilMinute: 1020 },
    languages: ['es', 'ht', 'pt', 'zh'],
    runBy: 'government',
    checkedOn: '2026-10',
    confidence: 'confirmed',
  },
}
const SHOWN = 3

/** The parts of a reply with the longest answers a directory could give, and every line that can follow them. */
export function withLongestAnswers({ graph, translate }: Press, parts: Part[], locale: Locale): Part[] {
  const wording = wordingOf(translate, locale)
  return parts.map((part): Part => {
    const node = part.type === 'say' || part.type === 'options' ? graph.nodes.get(part.node) : undefined
    if (!node || !speaks(node) || !node.after) return part
    const answer = LONGEST[kindOf(graph, node.after)]
    if (part.type === 'say') {
      const topic = node.topic ? translate(locale, `topics.${node.topic}`) : ''
      const values = {
        place: 'Rancho Santa Margarita CA 92688',
        country: countryName(COUNTRY, locale),
        miles: '200',
        topic,
      }
      return { ...part, values, ...(node.tellsResult && { tell: (level) => tellInFull(answer, wording, level) }) }
    }
    return node.kind === 'ask' && node.reads === 'result' ? listOf(answer, wording) : part
  })
}

function listOf(answer: Answer, wording: Wording): Part {
  const answers = Array.from({ length: SHOWN }, () => answer)
  return {
    type: 'results',
    from: 0,
    labels: answers.map(labelOf),
    facts: [],
    tell: (level) => tellInList(answers, 0, wording, level),
    closing: (level) =>
      closingOf({ from: 0, shown: SHOWN, all: SHOWN + 1, isWidest: false, miles: '200' }, wording, level),
  }
}

function kindOf(graph: Graph, lookup: string): Answer['kind'] {
  return (graph.nodes.get(lookup) as LookupNode).of
}
