import { z } from 'zod'
import type { Level } from '../log.ts'

/** How this line is run: the environment, read and checked. */
export type Settings = {
  production: boolean
  port: number
  host: string
  publicUrl: string
  databasePath: string
  twilioAccountSid?: string
  /** Two while a token is rotated; none means that every webhook is refused. */
  twilioTokens: string[]
  /** Our numbers, each with its language where it has one. Empty: any. */
  twilioNumbers: ReadonlyMap<string, string | undefined>
  webhookSecretPath?: string
  sessionTtlSeconds: number
  defaultLanguage: string
  languages: string[]
  orgName: string
  orgPhone?: string
  serveDrafts: boolean
  simulator: boolean
  contentDate?: string
  /** None: there is no metrics route. */
  metricsToken?: string
  /** Replies in five minutes to a sender and to a prefix, dollars a day; Infinity where it is only counted. */
  limits: { repliesPerSender: number; repliesPerPrefix: number; usdPerDay: number; enforced: boolean }
  logLevel: Level
}
export type Read = { settings: Settings; faults: [] } | { settings?: undefined; faults: string[] }
type Env = Record<string, string | undefined>

export const DATABASE_PATH = '.data/promotora.db'
const SECRET = new Set(['TWILIO_AUTH_TOKEN', 'WEBHOOK_SECRET_PATH', 'METRICS_TOKEN'])
const ON = new Set(['on', '1', 'true'])
const OFF = new Set(['off', '0', 'false'])
const Switch = z
  .string()
  .refine((value) => ON.has(value) || OFF.has(value), 'on or off')
  .transform((value) => ON.has(value))
const Phone = z.string().regex(/^\+?[\d ().-]{3,24}$/, 'a telephone number as a family dials it, such as 800-555-0100')
const Number_ = z
  .string()
  .regex(/^\+[1-9]\d{4,14}(=[A-Za-z-]{2,16})?$/, 'numbers such as +18005550100 or +18005550100=es, separated by commas')
const Replies = z.coerce.number('replies in five minutes').int().min(1, 'at least 1').max(65_535, 'at most 65535') // what a counter holds

const Environment = z.object({
  PORT: z.coerce.number('a port, 0 to 65535').int().min(0).max(65535).default(8080),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'the address Twilio calls, such as https://line.example.org' })
    .optional(),
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC[0-9a-zA-Z]{32}$/, 'AC and 32 characters')
    .optional(),
  TWILIO_AUTH_TOKEN: z
    .string()
    .transform(list)
    .pipe(z.array(z.string().min(5)).min(1).max(2, 'one token, or two separated by a comma'))
    .optional(),
  TWILIO_NUMBERS: z.string().transform(list).pipe(z.array(Number_)).default([]),
  WEBHOOK_SECRET_PATH: z
    .string()
    .regex(/^[A-Za-z0-9_-]{8,128}$/, '8 to 128 letters, digits, - or _')
    .optional(),
  SESSION_TTL_SECONDS: z.coerce.number('seconds').int().min(1, 'at least 1').max(86_400, 'at most 86400').default(1800),
  DEFAULT_LANGUAGE: z.string().default('en'),
  LANGUAGES: z.string().transform(list).optional(),
  ORG_NAME: z.string().min(1).max(24, 'at most 24 characters').default('Promotora demo'),
  ORG_PHONE: Phone.optional(),
  SERVE_DRAFTS: Switch.default(false),
  SIMULATOR: Switch.optional(),
  CONTENT_DATE: z.iso.date('a day such as 2026-11-22').optional(),
  DATABASE_PATH: z.string().default(DATABASE_PATH),
  METRICS_TOKEN: z.string().min(16, 'at least 16 characters').optional(),
  REPLIES_PER_SENDER: Replies.optional(),
  REPLIES_PER_PREFIX: Replies.optional(),
  BUDGET_USD_PER_DAY: z.coerce.number('dollars').positive('more than 0').optional(),
  LOG_LEVEL: z.enum(['silent', 'error', 'info', 'debug'], 'silent, error, info or debug').default('info'),
})
type Environment = z.infer<typeof Environment>

/**
 * Reads the environment (contract, section 2) against the languages there are. Every wrong or missing value is one
 * line: its name, what it held (never a secret), what would be right.
 */
export function readSettings(env: Env, available: string[], today: string): Read {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const read = Environment.safeParse(given)
  if (!read.success)
    return { faults: read.error.issues.map((issue) => line(String(issue.path[0]), given, issue.message)) }
  const values = read.data
  const production = env.NODE_ENV === 'production'
  const languages = values.LANGUAGES ?? available
  const faults = [
    ...languages
      .filter((language) => !available.includes(language))
      .map(() => line('LANGUAGES', given, `some of ${available.join(', ')}`)),
    ...(languages.includes(values.DEFAULT_LANGUAGE)
      ? []
      : [line('DEFAULT_LANGUAGE', given, `one of the languages served: ${languages.join(', ')}`)]),
    ...[...numbers(values).values()]
      .filter((language) => language && !languages.includes(language))
      .map(() => line('TWILIO_NUMBERS', given, `languages that are served: ${languages.join(', ')}`)),
    ...(isLoopback(values.HOST) || values.SIMULATOR !== undefined
      ? []
      : [line('SIMULATOR', given, 'on or off, said explicitly when HOST is not loopback')]),
    ...(production ? inProduction(values, given, today) : []),
  ]
  return faults.length > 0
    ? { faults: [...new Set(faults)] }
    : { settings: settingsOf(values, production, languages), faults: [] }
}

function inProduction(values: Environment, given: Env, today: string): string[] {
  const required = [
    'ORG_NAME',
    'ORG_PHONE',
    'LANGUAGES',
    'PUBLIC_URL',
    'TWILIO_ACCOUNT_SID',
    'TWILIO_AUTH_TOKEN',
    'BUDGET_USD_PER_DAY',
  ]
  return [
    ...required.filter((name) => given[name] === undefined).map((name) => line(name, given, 'required in production')),
    ...(values.PUBLIC_URL && !values.PUBLIC_URL.startsWith('https://')
      ? [line('PUBLIC_URL', given, 'an https address in production')]
      : []),
    ...(values.CONTENT_DATE && values.CONTENT_DATE < today
      ? [line('CONTENT_DATE', given, 'not before today in production')]
      : []),
  ]
}

function settingsOf(values: Environment, production: boolean, languages: string[]): Settings {
  const { TWILIO_ACCOUNT_SID, WEBHOOK_SECRET_PATH, ORG_PHONE, CONTENT_DATE, METRICS_TOKEN } = values
  return {
    production,
    port: values.PORT,
    host: values.HOST,
    publicUrl: (values.PUBLIC_URL ?? `http://${values.HOST}:${values.PORT}`).replace(/\/+$/, ''),
    twilioTokens: values.TWILIO_AUTH_TOKEN ?? [],
    twilioNumbers: numbers(values),
    databasePath: values.DATABASE_PATH,
    sessionTtlSeconds: values.SESSION_TTL_SECONDS,
    defaultLanguage: values.DEFAULT_LANGUAGE,
    languages,
    orgName: values.ORG_NAME.normalize('NFC'),
    serveDrafts: values.SERVE_DRAFTS,
    simulator: values.SIMULATOR ?? !production,
    limits: limitsOf(values, production),
    logLevel: values.LOG_LEVEL,
    ...(TWILIO_ACCOUNT_SID && { twilioAccountSid: TWILIO_ACCOUNT_SID }),
    ...(WEBHOOK_SECRET_PATH && { webhookSecretPath: WEBHOOK_SECRET_PATH }),
    ...(ORG_PHONE && { orgPhone: ORG_PHONE }),
    ...(CONTENT_DATE && { contentDate: CONTENT_DATE }),
    ...(METRICS_TOKEN && { metricsToken: METRICS_TOKEN }),
  }
}

/** In production always; elsewhere only what is set is enforced. */
function limitsOf(values: Environment, production: boolean): Settings['limits'] {
  const { REPLIES_PER_SENDER, REPLIES_PER_PREFIX, BUDGET_USD_PER_DAY } = values
  const isSet = [REPLIES_PER_SENDER, REPLIES_PER_PREFIX, BUDGET_USD_PER_DAY].some((value) => value !== undefined)
  return {
    repliesPerSender: REPLIES_PER_SENDER ?? (production ? 20 : Number.POSITIVE_INFINITY),
    repliesPerPrefix: REPLIES_PER_PREFIX ?? (production ? 2_000 : Number.POSITIVE_INFINITY),
    usdPerDay: BUDGET_USD_PER_DAY ?? Number.POSITIVE_INFINITY,
    enforced: production || isSet,
  }
}

function numbers({ TWILIO_NUMBERS }: Environment): Map<string, string | undefined> {
  return new Map(TWILIO_NUMBERS.map((entry) => entry.split('=') as [string, string | undefined]))
}

function list(value: string): string[] {
  return value
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\./.test(host)
}

function line(name: string, given: Env, right: string): string {
  const held = given[name]
  return `${name}: ${held === undefined ? 'is missing' : SECRET.has(name) ? 'holds a wrong value' : `holds '${held}'`}; ${right}`
}
