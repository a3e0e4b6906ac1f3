import { type Wording, wordingOf } from '../answers/answer-texts.ts'
import type { Level } from '../answers/lines.ts'
import { closingOf, labelOf, tellInFull, tellInList } from '../answers/tell.ts'
import type { Answer } from '../answers/types.ts'
import { type LookupNode, speaks } from '../flow/graph.ts'
import type { Locale } from '../text/catalogue.ts'
import type { Part, Press } from '../text/compose.ts'

/** As long as rows of a directory may be, with a letter that costs a message its cheap encoding. */
const NAME = 'Centro Comunitario de Ayuda Legal y Migración de la Costa'
const ADDRESS = '12345 North Martin Luther King Junior Boulevard, Suite 400'
const COUNTRY = 'CF' // the Central African Republic: the longest name in most languages
const PHONE = '+18005550142'
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
    protectionPhone: '+18005550100',
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

/** The longest answers in one language, told once for each level: every reply after a look-up tells the same. */
type Told = {
  wording: Wording
  inFull: (kind: Kind, level: Level) => string
  inList: (kind: Kind, level: Level) => string[]
}
type Kind = Answer['kind']

/** The parts of a reply with the longest answers a directory could give, and every line that can follow them. */
export function withLongestAnswers(press: Press, parts: Part[], locale: Locale): Part[] {
  const { graph, translate, names } = press
  const told = toldIn(press, locale)
  return parts.map((part): Part => {
    const node = part.type === 'say' || part.type === 'options' ? graph.nodes.get(part.node) : undefined
    if (!node || !speaks(node) || !node.after) return part
    const { of: kind } = graph.nodes.get(node.after) as LookupNode
    if (part.type === 'say') {
      const topic = node.topic ? translate(locale, `topics.${node.topic}`) : ''
      const values = {
        place: 'Rancho Santa Margarita CA 92688',
        country: names(locale).country(COUNTRY),
        miles: '200',
        topic,
      }
      return { ...part, values, ...(node.tellsResult && { tell: (level) => told.inFull(kind, level) }) }
    }
    return node.kind === 'ask' && node.reads === 'result' ? listOf(kind, told) : part
  })
}

function listOf(kind: Kind, { wording, inList }: Told): Part {
  return {
    type: 'results',
    from: 0,
    labels: threeOf(kind).map(labelOf),
    facts: [],
    tell: (level) => inList(kind, level),
    closing: (level) =>
      closingOf({ from: 0, shown: SHOWN, all: SHOWN + 1, isWidest: false, miles: '200' }, wording, level),
  }
}

const known = new WeakMap<Press, Map<Locale, Told>>()

function toldIn(press: Press, locale: Locale): Told {
  const byLocale = known.get(press) ?? new Map<Locale, Told>()
  known.set(press, byLocale)
  const wording = wordingOf(press, locale)
  const told = byLocale.get(locale) ?? {
    wording,
    inFull: once((kind, level) => tellInFull(LONGEST[kind], wording, level)),
    inList: once((kind, level) => tellInList(threeOf(kind), 0, wording, level)),
  }
  byLocale.set(locale, told)
  return told
}

function once<T>(tell: (kind: Kind, level: Level) => T): (kind: Kind, level: Level) => T {
  const tellings = new Map<string, T>()
  return (kind, level) => {
    const telling = tellings.get(`${kind} ${level}`) ?? tell(kind, level)
    tellings.set(`${kind} ${level}`, telling)
    return telling
  }
}

function threeOf(kind: Kind): Answer[] {
  return Array.from({ length: SHOWN }, () => LONGEST[kind])
}
