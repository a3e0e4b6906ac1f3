import { content } from '../support/app.ts'
import { seededRandom } from '../support/synthetic-places.ts'
import type { Needle } from './scan/needles.ts'

/** One invented family: where it writes from, what it must not be known by, and what it says, message by message. */
export type Family = {
  from: string
  to: string
  language: string
  topic: string
  messages: Fields[]
  needles: Needle[]
}
/** The form fields of one webhook as Twilio sends them. */
export type Fields = Record<string, string>

export const OUR_NUMBERS = ['+15095550100', '+15095550199']
export const ACCOUNT = 'AC00000000000000000000000000000001'

// 555-0100 to 555-0199 is kept for fiction in every area code (NANPA). These hundred are in use somewhere.
const AREA_CODES =
  '201 202 203 205 206 207 208 209 210 212 213 214 215 216 217 218 219 224 225 228 229 231 234 239 240 248 251 252 253 254 256 260 262 267 269 270 276 281 301 302 303 304 305 307 308 309 310 312 313 314 315 316 317 318 319 320 321 323 325 330 331 334 336 337 347 351 352 360 361 386 401 402 404 405 406 407 408 409 410 412 413 414 415 417 419 423 425 430 432 434 435 440 443 469 470 478 479 480 484 503'.split(
    ' ',
  )

/**
 * Families of both channels and every language served, the same for the same seed. The first 10,000 have numbers of
 * their own; one in ten, and everybody after them, writes on WhatsApp under an opaque id.
 */
export function families(count: number, seed: number, atMostTopics = Number.POSITIVE_INFINITY): Family[] {
  const random = seededRandom(seed)
  const topics = topicNames().filter((_, index, all) => index % Math.max(1, Math.ceil(all.length / atMostTopics)) === 0)
  return Array.from({ length: count }, (_, owner) => family(owner, random, topics))
}

/** What each topic is called in each language, as the line itself lists it. */
function topicNames(): { language: string; topic: string; name: string }[] {
  return content().catalogue.locales.flatMap((language) =>
    [...content().catalogue.texts.get(language)!.values()]
      .filter(({ key }) => key.startsWith('topics.'))
      .map(({ key, text }) => ({ language, topic: key.slice('topics.'.length), name: text })),
  )
}

function family(owner: number, random: () => number, topics: ReturnType<typeof topicNames>): Family {
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!
  const letters = (count: number) =>
    Array.from({ length: count }, () => pick([...'abcdefghijklmnopqrstuvwxyz'])).join('')
  const digits = (count: number) => Array.from({ length: count }, () => pick([...'0123456789'])).join('')
  const hex = (count: number) => Array.from({ length: count }, () => pick([...'0123456789abcdef'])).join('')
  const needles: Needle[] = []
  const kept = (kind: Needle['kind'], text: string) => {
    needles.push({ kind, owner, text })
    return text
  }
  const word = (length: number) => letters(length).replace(/^./, (first) => first.toUpperCase())

  const number = `+1${AREA_CODES[owner % 100]}5550${100 + (Math.floor(owner / 100) % 100)}`
  const opaque = owner >= 10_000 || owner % 10 === 9
  const whatsapp = opaque || owner % 2 === 1
  const sender = opaque ? kept('opaque id', `US.${digits(16)}`) : kept('number', number)
  const from = whatsapp ? `whatsapp:${sender}` : sender
  const ours = pick(OUR_NUMBERS)
  const { topic, language, name } = pick(topics)
  const person = kept('name', `${word(6)} ${word(10)}`)
  const alien = `A${[digits(3), digits(3), digits(3)].join('-')}`
  kept('A-number', alien.slice(1))
  const profile = kept('profile', `${word(5)} ${word(8)}`)
  const plus4 = kept('place', `${pick(['98902', '78701', '60623'])}-${digits(4)}`)

  const message = (text: string, more: Fields = {}): Fields => {
    const id = hex(32)
    kept('message id', `SM${id}`)
    if (needles.some((needle) => needle.kind === 'token' && text.includes(needle.text))) kept('body', text)
    return {
      MessageSid: `SM${id}`,
      SmsSid: `SM${id}`,
      AccountSid: ACCOUNT,
      From: from,
      To: whatsapp ? `whatsapp:${ours}` : ours,
      Body: text,
      NumMedia: '0',
      ProfileName: profile,
      WaId: sender.replace('+', ''),
      FromCity: kept('place', `${letters(12)}ville`.toUpperCase()),
      FromZip: plus4,
      FromCountry: 'US',
      ...more,
    }
  }
  const token = () => kept('token', letters(16))
  const free = pick([
    () => message(`${person} ${token()}`),
    () => message(`LANGUAGE ${token()}`),
    () => message(`se llevaron a ${person}, ${token()}`),
    () => message(`${token()} ${alien}`, media(kept('media', `ME${hex(32)}`))),
    () => message('', { ...at(random, kept), Label: kept('place', `${letters(12)} plaza`) }),
  ])
  const last = pick(['MORE', 'SOURCE', 'REPEAT', 'BACK', 'PERSON', 'PRIVACY', 'DELETE', 'STOP', '2', 'sí', '98902'])
  const messages = [
    message(pick([name, `${name}. ${token()}`, `${name}. ${person}, ${alien}, ${token()}`])),
    message('1'),
    free(),
    message(plus4),
    message(last),
    message(`${token()} ${alien} ${person}`),
  ]
  return { from, to: ours, language, topic, messages, needles }
}

function media(id: string): Fields {
  return {
    NumMedia: '1',
    MediaContentType0: 'image/jpeg',
    MediaUrl0: `https://api.twilio.com/2010-04-01/Accounts/${ACCOUNT}/Messages/MM/Media/${id}`,
  }
}

/** A shared place, with digits nobody else has. */
function at(random: () => number, kept: (kind: 'place', text: string) => string): Fields {
  const degrees = (whole: number) => kept('place', `${whole}.${String(Math.floor(random() * 1e9)).padStart(9, '0')}`)
  return { Latitude: degrees(46), Longitude: degrees(120).replace(/^/, '-') }
}
