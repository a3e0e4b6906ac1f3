import { type Finding, judge, type Read } from './finding.ts'
import type { AccountStatus, TwilioAccount } from './read-account.ts'

/** The United States and its territories: where the families are. */
const SERVED = ['US', 'PR', 'VI', 'GU', 'AS', 'MP']
const COUNTRIES_SHOWN = 8

/** Every place of an account besides the messages' own way where families could leave a trace, and who may be answered. */
export function checkAccount(read: TwilioAccount, oldDay: string): Finding[] {
  return [...services(read), ...countries(read), ...traces(read, oldDay)]
}

/** Whether the account works. Where it cannot be read nothing else is worth asking. */
export function checkStatus(status: Read<AccountStatus>): Finding {
  const check = 'account'
  if ('unread' in status)
    return {
      check,
      verdict: 'danger',
      is: `could not be read: ${status.unread}; nothing else was looked at`,
      set: 'check TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and the network',
    }
  if (status.value.status !== 'active')
    return { check, verdict: 'danger', is: 'is not active', set: 'ask Twilio', why: 'nobody is answered' }
  return status.value.type === 'Trial'
    ? { check, verdict: 'change', is: 'is a trial', set: 'upgrade it', why: 'it answers verified numbers only (21608)' }
    : { check, verdict: 'ok', is: 'active' }
}

function services({ services }: TwilioAccount): Finding[] {
  return judge('messaging services', services, (found) =>
    found.flatMap((service): Finding[] => {
      const name = service.sid
      const sticky = `sticky sender ${name}`
      const links = `link shortening ${name}`
      return [
        service.sticky_sender
          ? {
              check: sticky,
              verdict: 'danger',
              is: 'on',
              set: 'turn it off: Console > Messaging > Services > the service > Sender Pool',
              why: 'it is a list of everybody who wrote, and deleting messages does not empty it',
            }
          : { check: sticky, verdict: 'ok', is: 'off' },
        ...judge(links, service.shortensLinks, (on): Finding[] => [
          on
            ? {
                check: links,
                verdict: 'change',
                is: 'on',
                set: 'turn it off: Console > Messaging > Services > the service > Link Shortening',
                why: 'it records who opened which link',
              }
            : { check: links, verdict: 'ok', is: 'off' },
        ]),
      ]
    }),
  )
}

function countries({ countries }: TwilioAccount): Finding[] {
  const check = 'geographic permissions'
  const where = 'Console > Messaging > Settings > Geo permissions'
  return judge(check, countries, (on): Finding[] => {
    const others = on.filter((country) => !SERVED.includes(country)).sort()
    if (!on.includes('US'))
      return [{ check, verdict: 'danger', is: 'the US is off', set: `turn it on: ${where}`, why: 'nobody is answered' }]
    if (others.length === 0) return [{ check, verdict: 'ok', is: on.join(', ') }]
    const shown = others.slice(0, COUNTRIES_SHOWN).join(', ') + (others.length > COUNTRIES_SHOWN ? ', …' : '')
    return [
      {
        check,
        verdict: 'change',
        is: `${others.length} countries beyond the US are on: ${shown}`,
        set: `turn off those no family writes from: ${where}`,
        why: 'a pump of paid messages would empty the account and silence the line',
      },
    ]
  })
}

function traces({ exports, subscriptions, oldMessages }: TwilioAccount, oldDay: string): Finding[] {
  const bulk = 'bulk export'
  const events = 'event streams'
  const kept = 'messages kept'
  return [
    ...judge(bulk, exports, (on): Finding[] => [
      on
        ? {
            check: bulk,
            verdict: 'danger',
            is: 'on',
            set: 'turn it off: Console > Settings > Bulk Exports',
            why: 'a file of every day keeps who wrote, whatever is deleted',
          }
        : { check: bulk, verdict: 'ok', is: 'off' },
    ]),
    ...judge(events, subscriptions, (count): Finding[] => [
      count > 0
        ? {
            check: events,
            verdict: 'change',
            is: `${count} subscriptions`,
            set: 'remove those on messages: Console > Event Streams',
            why: 'they copy who wrote and when to another place',
          }
        : { check: events, verdict: 'ok', is: 'none' },
    ]),
    ...judge(kept, oldMessages, (some): Finding[] => [
      some
        ? {
            check: kept,
            verdict: 'change',
            is: `there are some from ${oldDay} or before`,
            set: 'run `npm run sweep`, and by a timer from now on (docs/sweep.md)',
            why: 'Twilio keeps them for 13 months unless told otherwise',
          }
        : { check: kept, verdict: 'ok', is: `none from ${oldDay} or before` },
    ]),
  ]
}
