import type { z } from 'zod'
import { countAll, itemsOf, read, readOne } from '../pages.ts'
import type { Ask } from '../rest.ts'
import { type Read, readOr } from './finding.ts'
import { type OurNumber, type OurSender, readNumbers, readSenders } from './read-addresses.ts'
import { type OurService, readServices } from './read-services.ts'
import { Account, ExportConfiguration, Permissions } from './resources.ts'

export type AccountStatus = z.infer<typeof Account>
export type TwilioAccount = {
  numbers: Read<OurNumber[]>
  services: Read<OurService[]>
  senders: Read<OurSender[]>
  countries: Read<string[]>
  exports: Read<boolean>
  subscriptions: Read<number>
  /** Whether Twilio holds a message sent on that day or before. */
  oldMessages: Read<boolean>
}

/** Whether the account is there and works: read before everything else. */
export function readStatus(ask: Ask, accountSid: string): Promise<Read<AccountStatus>> {
  return readOr(readOne(ask, 'api', `${accountPath(accountSid)}.json`, Account))
}

/**
 * Reads how an account is set. Of messages only whether an old one exists is asked. What fails is said where it stands.
 * `ours`: the numbers to look at, all when empty. `oldDay`: a day by which no message should be left.
 */
export async function readAccount(
  ask: Ask,
  accountSid: string,
  { ours, oldDay }: { ours: string[]; oldDay: string },
): Promise<TwilioAccount> {
  const base = accountPath(accountSid)
  const services = await readOr(readServices(ask))
  return {
    services,
    numbers: await readOr(readNumbers(ask, base, ours, services)),
    senders: await readOr(readSenders(ask, ours, services)),
    countries: await readOr(readCountries(ask)),
    exports: await readOr(readExports(ask)),
    subscriptions: await readOr(countAll(ask, 'events', '/v1/Subscriptions?PageSize=50', 'subscriptions')),
    oldMessages: await readOr(readOldMessages(ask, base, oldDay)),
  }
}

function accountPath(accountSid: string): string {
  return `/2010-04-01/Accounts/${accountSid}`
}

async function readCountries(ask: Ask): Promise<string[]> {
  const { permissions } = await readOne(ask, 'accounts', '/v1/Messaging/GeoPermissions', Permissions)
  return permissions.filter(({ enabled }) => enabled).map(({ country_code }) => country_code)
}

async function readExports(ask: Ask): Promise<boolean> {
  return (await readOne(ask, 'bulkexports', '/v1/Exports/Messages/Configuration', ExportConfiguration)).enabled
}

async function readOldMessages(ask: Ask, base: string, day: string): Promise<boolean> {
  const page = await read(
    ask,
    'api',
    `${base}/Messages.json?${new URLSearchParams({ 'DateSent<': day, PageSize: '1' })}`,
  )
  return itemsOf(page, 'messages').length > 0
}
