import type { Settings } from '../../config/settings.ts'
import { type Finding, judge } from './finding.ts'
import type { TwilioAccount } from './read-account.ts'
import type { OurNumber, OurSender, Registration } from './read-addresses.ts'
import { checkWebhook } from './webhooks.ts'

/** Our numbers: that Twilio has them, where their messages go, who else reads them, whether carriers let us answer. */
export function checkNumbers({ numbers }: TwilioAccount, settings: Settings): Finding[] {
  return judge(
    'numbers',
    numbers,
    (found) => [
      ...missing(found, [...settings.twilioNumbers.keys()]),
      ...found.flatMap((number) => [
        ...checkWebhook(number, settings),
        ...addOns(number),
        ...judge(`registration ${number.address}`, number.registration, (registration) => [
          registered(`registration ${number.address}`, registration),
        ]),
      ]),
    ],
    'danger',
  )
}

function missing(found: OurNumber[], wanted: string[]): Finding[] {
  if (found.length === 0 && wanted.length === 0)
    return [
      { check: 'numbers', verdict: 'change', is: 'this account has none', set: 'buy one, or use the right account' },
    ]
  return wanted
    .filter((number) => !found.some(({ address }) => address === number))
    .map((number) => ({
      check: `number ${number}`,
      verdict: 'change',
      is: 'is not a number of this account',
      set: 'correct TWILIO_NUMBERS; a number that is only a WhatsApp sender may stay',
    }))
}

function addOns({ address, addOns }: OurNumber): Finding[] {
  const check = `add-ons ${address}`
  return judge(check, addOns, (count) => [
    count === 0
      ? { check, verdict: 'ok', is: 'none' }
      : {
          check,
          verdict: 'danger',
          is: `${count} assigned`,
          set: 'remove them: Console > Phone Numbers > the number > Add-ons',
          why: 'an add-on hands the numbers and words of families to another company',
        },
  ])
}

const APPROVED = { campaign: 'VERIFIED', verification: 'TWILIO_APPROVED' }
const UNDER_WAY = ['PENDING', 'IN_PROGRESS', 'PENDING_REVIEW', 'IN_REVIEW']
const ERROR = { campaign: 30034, verification: 30032 }

/** US long codes need an A2P campaign, toll-free numbers a verification; without it carriers block what we answer. */
function registered(check: string, { of, status }: Registration): Finding {
  if (of === 'foreign') return { check, verdict: 'ok', is: 'not a number of the US plan' }
  const name = of === 'campaign' ? 'A2P campaign' : 'toll-free verification'
  if (status === APPROVED[of]) return { check, verdict: 'ok', is: `${name} approved` }
  if (status && UNDER_WAY.includes(status))
    return { check, verdict: 'change', is: `${name} under way`, set: 'wait for it before printing the number' }
  return {
    check,
    verdict: 'danger',
    is: status ? `${name}: ${word(status)}` : `no ${name}`,
    set: 'register it: Console > Messaging > Regulatory Compliance',
    why: `carriers block our answers (${ERROR[of]})`,
  }
}

/** WhatsApp senders: whether they are on, and where their messages go. */
export function checkSenders({ senders }: TwilioAccount, settings: Settings): Finding[] {
  return judge('WhatsApp', senders, (found) =>
    found.length === 0
      ? [{ check: 'WhatsApp', verdict: 'ok', is: 'no sender of ours' }]
      : found.flatMap((sender) => [online(sender), ...checkWebhook(sender, settings)]),
  )
}

function online({ address, status }: OurSender): Finding {
  const check = `WhatsApp ${address}`
  return status?.startsWith('ONLINE')
    ? { check, verdict: 'ok', is: 'online' }
    : {
        check,
        verdict: 'change',
        is: word(status ?? 'of unknown status'),
        set: 'see Console > Messaging > Senders > WhatsApp senders',
        why: 'families who write there get no answer',
      }
}

/** A word of Twilio's, should it ever be more than one. */
function word(status: string): string {
  return status
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .slice(0, 40)
    .trim()
}
