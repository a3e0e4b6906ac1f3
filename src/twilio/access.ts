import { readSettings } from '../config/settings.ts'

/** What a call to Twilio's REST API needs. */
export type Access = {
  accountSid: string
  /** Two while a token is rotated: the second is tried when the first is refused. */
  tokens: string[]
  /** Stands for every host of Twilio: a stand-in on this machine, to try the commands without an account. */
  apiUrl?: string
}
type Env = Record<string, string | undefined>

const NEEDED = ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN'] as const

/**
 * Reads the credentials, or says in one line each what is missing or wrong. Only these variables are looked at, so that
 * a timer can run a command with nothing else set.
 */
export function readAccess(env: Env): { access?: Access; faults: string[] } {
  const { settings, faults } = readSettings(Object.fromEntries(NEEDED.map((name) => [name, env[name]])), ['en'], '')
  if (!settings) return { faults }
  const missing = NEEDED.filter((name) => !env[name]).map((name) => `${name}: is missing; it is in Twilio's console`)
  const apiUrl = env.TWILIO_API_URL || undefined
  if (apiUrl && !isOnThisMachine(apiUrl))
    missing.push(
      'TWILIO_API_URL: only a stand-in on this machine, such as http://127.0.0.1:4010; leave it out for Twilio',
    )
  if (missing.length > 0) return { faults: missing }
  return {
    access: { accountSid: settings.twilioAccountSid!, tokens: settings.twilioTokens, ...(apiUrl && { apiUrl }) },
    faults: [],
  }
}

/** The auth token goes wherever this address points, so it may point nowhere else. */
function isOnThisMachine(address: string): boolean {
  const url = URL.parse(address)
  return url !== null && /^https?:$/.test(url.protocol) && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname)
}
