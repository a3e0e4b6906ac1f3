import type { z } from 'zod'
import { readAll, TwilioError } from '../pages.ts'
import type { Ask } from '../rest.ts'
import { type Read, readOr } from './finding.ts'
import { Campaign, type Handler, Service, ServiceNumber, ServiceSender } from './resources.ts'

export type OurService = z.infer<typeof Service> & {
  numbers: string[]
  senders: string[]
  campaigns: Read<(string | undefined)[]>
  shortensLinks: Read<boolean>
}

/** The messaging services of an account, each with what belongs to it. */
export async function readServices(ask: Ask): Promise<OurService[]> {
  const services = await readAll(ask, 'messaging', '/v1/Services?PageSize=100', 'services', Service)
  return Promise.all(
    services.map(async (service) => {
      const of = `/v1/Services/${service.sid}`
      const numbers = await readAll(ask, 'messaging', `${of}/PhoneNumbers?PageSize=400`, 'phone_numbers', ServiceNumber)
      const senders = await readAll(ask, 'messaging', `${of}/ChannelSenders?PageSize=400`, 'senders', ServiceSender)
      const campaigns = await readOr(
        readAll(ask, 'messaging', `${of}/Compliance/Usa2p?PageSize=50`, 'compliance', Campaign),
      )
      return {
        ...service,
        numbers: numbers.map(({ phone_number }) => phone_number),
        senders: senders.map(({ sender }) => sender),
        campaigns:
          'value' in campaigns
            ? { value: campaigns.value.map((each) => each.campaign_status ?? undefined) }
            : campaigns,
        shortensLinks: await readOr(hasLinkDomain(ask, service.sid)),
      }
    }),
  )
}

export function handlerOfService(service: OurService): Handler {
  return {
    url: service.inbound_request_url,
    method: service.inbound_method,
    fallbackUrl: service.fallback_url,
    fallbackMethod: service.fallback_method,
  }
}

/** Twilio says 404 of what was never set up. */
async function hasLinkDomain(ask: Ask, serviceSid: string): Promise<boolean> {
  const answer = await ask('GET', 'messaging', `/v1/LinkShortening/MessagingServices/${serviceSid}/Domain`)
  if (answer.status !== 200 && answer.status !== 404) throw new TwilioError(answer)
  return answer.status === 200
}
