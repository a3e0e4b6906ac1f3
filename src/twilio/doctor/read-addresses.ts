import type { z } from 'zod'
import { countAll, readAll, readOne } from '../pages.ts'
import type { Ask } from '../rest.ts'
import { type Read, readOr } from './finding.ts'
import { handlerOfService, type OurService } from './read-services.ts'
import { Application, type Handler, PhoneNumber, Sender, Verification } from './resources.ts'

/** A number or WhatsApp sender of ours, and what handles its messages. */
export type Address = { address: string; handler: Read<Handler> }
export type OurNumber = Address & { addOns: Read<number>; registration: Read<Registration> }
/** What Twilio says of the registration; no status where there is none. A number abroad needs none. */
export type Registration = { of: 'campaign' | 'verification' | 'foreign'; status: string | undefined }
export type OurSender = Address & { status: string | undefined }

/** The numbers of an account that are ours, each with what answers it. */
export async function readNumbers(
  ask: Ask,
  base: string,
  ours: string[],
  services: Read<OurService[]>,
): Promise<OurNumber[]> {
  const all = await readAll(
    ask,
    'api',
    `${base}/IncomingPhoneNumbers.json?PageSize=1000`,
    'incoming_phone_numbers',
    PhoneNumber,
  )
  const looked = all.filter(({ phone_number }) => ours.length === 0 || ours.includes(phone_number))
  return Promise.all(
    looked.map(async (number) => {
      const service = known(services).find(({ numbers }) => numbers.includes(number.phone_number))
      const addOns = `${base}/IncomingPhoneNumbers/${number.sid}/AssignedAddOns.json?PageSize=50`
      return {
        address: number.phone_number,
        handler: await readOr(handlerOf(ask, base, number, service)),
        addOns: await readOr(countAll(ask, 'api', addOns, 'assigned_add_ons')),
        registration: await registrationOf(ask, number, 'value' in services ? { value: service } : services),
      }
    }),
  )
}

/** The service where it does not defer to the number, else the number's application, else the number itself. */
async function handlerOf(
  ask: Ask,
  base: string,
  number: z.infer<typeof PhoneNumber>,
  service: OurService | undefined,
): Promise<Handler> {
  if (service && !service.use_inbound_webhook_on_number) return handlerOfService(service)
  const sid = number.sms_application_sid
  const set = sid
    ? await readOne(ask, 'api', `${base}/Applications/${encodeURIComponent(sid)}.json`, Application)
    : number
  return {
    url: set.sms_url,
    method: set.sms_method,
    fallbackUrl: set.sms_fallback_url,
    fallbackMethod: set.sms_fallback_method,
  }
}

const TOLL_FREE = /^\+18(00|33|44|55|66|77|88)/

async function registrationOf(
  ask: Ask,
  { sid, phone_number }: z.infer<typeof PhoneNumber>,
  service: Read<OurService | undefined>,
): Promise<Read<Registration>> {
  if (!phone_number.startsWith('+1')) return { value: { of: 'foreign', status: undefined } }
  if (TOLL_FREE.test(phone_number)) {
    const path = `/v1/Tollfree/Verifications?TollfreePhoneNumberSid=${sid}&PageSize=50`
    const found = await readOr(readAll(ask, 'messaging', path, 'verifications', Verification))
    if ('unread' in found) return found
    const statuses = found.value.map(({ status }) => status ?? undefined)
    return { value: { of: 'verification', status: best(statuses, 'TWILIO_APPROVED') } }
  }
  if ('unread' in service) return service
  const campaigns = service.value?.campaigns ?? { value: [] }
  if ('unread' in campaigns) return campaigns
  return { value: { of: 'campaign', status: best(campaigns.value, 'VERIFIED') } }
}

function best(statuses: (string | undefined)[], wanted: string): string | undefined {
  return statuses.includes(wanted) ? wanted : statuses[0]
}

/** The WhatsApp senders of an account that are ours. */
export async function readSenders(ask: Ask, ours: string[], services: Read<OurService[]>): Promise<OurSender[]> {
  const all = await readAll(ask, 'messaging', '/v2/Channels/Senders?Channel=whatsapp&PageSize=50', 'senders', Sender)
  return all
    .filter(({ sender_id }) => ours.length === 0 || ours.includes(sender_id.replace(/^whatsapp:/, '')))
    .map(({ sender_id, status, webhook }) => {
      const service = known(services).find(({ senders }) => senders.includes(sender_id))
      const own = {
        url: webhook?.callback_url,
        method: webhook?.callback_method,
        fallbackUrl: webhook?.fallback_url,
        fallbackMethod: webhook?.fallback_method,
      }
      const handler = service && !service.use_inbound_webhook_on_number ? handlerOfService(service) : own
      return { address: sender_id, status: status ?? undefined, handler: { value: handler } }
    })
}

/** Where the services could not be read, numbers are taken to answer for themselves; that they could not is a finding. */
function known(services: Read<OurService[]>): OurService[] {
  return 'value' in services ? services.value : []
}
