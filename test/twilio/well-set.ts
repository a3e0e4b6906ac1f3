import { writeFallback } from '../../src/twilio/fallback.ts'
import { content, TODAY } from '../support/app.ts'
import { ACCOUNT, fakeTwilio } from './fake-twilio.ts'

export const NUMBER = '+15095550100'
export const TOLL_FREE = '+18335550100'
export const SECRET = 'a-secret-segment'
export const WEBHOOK = `https://line.example.org/webhooks/twilio/${SECRET}/messages`
export const FALLBACK = 'https://static.example.net/fallback.xml'
export const NOW_MS = Date.parse(`${TODAY}T12:00:00Z`)

const BASE = `/2010-04-01/Accounts/${ACCOUNT}`
const sid = (kind: string, last = 1) => kind + String(last).padStart(32, '0')
const SERVICE = sid('MG')

/** The paths of what a test sets otherwise. */
export const AT = {
  account: `${BASE}.json`,
  numbers: `${BASE}/IncomingPhoneNumbers.json`,
  addOns: `${BASE}/IncomingPhoneNumbers/${sid('PN')}/AssignedAddOns.json`,
  application: `${BASE}/Applications/${sid('AP')}.json`,
  services: '/v1/Services',
  serviceNumbers: `/v1/Services/${SERVICE}/PhoneNumbers`,
  serviceSenders: `/v1/Services/${SERVICE}/ChannelSenders`,
  campaigns: `/v1/Services/${SERVICE}/Compliance/Usa2p`,
  links: `/v1/LinkShortening/MessagingServices/${SERVICE}/Domain`,
  verifications: '/v1/Tollfree/Verifications',
  senders: '/v2/Channels/Senders',
  countries: '/v1/Messaging/GeoPermissions',
  exports: '/v1/Exports/Messages/Configuration',
  subscriptions: '/v1/Subscriptions',
}

/** An account on which nothing is left to change: one long code, one toll-free number, one service, WhatsApp. */
export function wellSetTwilio() {
  const twilio = fakeTwilio({ nowMs: () => NOW_MS })
  twilio.answer(AT.account, account())
  twilio.answer(
    AT.numbers,
    page('incoming_phone_numbers', [number(), number({ sid: sid('PN', 2), phone_number: TOLL_FREE })]),
  )
  twilio.answer(AT.addOns, page('assigned_add_ons', []))
  twilio.answer(AT.addOns.replace(sid('PN'), sid('PN', 2)), page('assigned_add_ons', []))
  twilio.answer(AT.services, metaPage('services', [service()]))
  twilio.answer(AT.serviceNumbers, metaPage('phone_numbers', [serviceNumber()]))
  twilio.answer(AT.serviceSenders, metaPage('senders', []))
  twilio.answer(AT.campaigns, metaPage('compliance', [campaign()]))
  twilio.answer(AT.verifications, metaPage('verifications', [verification()]))
  twilio.answer(AT.senders, metaPage('senders', [sender()]))
  twilio.answer(AT.countries, { permissions: [country('US', true), country('PR', true), country('LV', false)] })
  twilio.answer(AT.exports, {
    enabled: false,
    webhook_url: null,
    webhook_method: null,
    resource_type: 'Messages',
    url: AT.exports,
  })
  twilio.answer(AT.subscriptions, metaPage('subscriptions', []))
  return twilio
}

export const account = (changes: object = {}) => ({
  ...{
    sid: ACCOUNT,
    status: 'active',
    type: 'Full',
    auth_token: 'an-account-tells-its-own-token',
    friendly_name: 'Line',
  },
  ...{ date_created: date, date_updated: date, owner_account_sid: ACCOUNT, subresource_uris: {}, uri: AT.account },
  ...changes,
})
const date = 'Sun, 01 Nov 2026 00:00:00 +0000'

export const number = (changes: object = {}) => ({
  ...{ sid: sid('PN'), account_sid: ACCOUNT, phone_number: NUMBER, friendly_name: 'line', sms_application_sid: null },
  ...{ sms_url: WEBHOOK, sms_method: 'POST', sms_fallback_url: FALLBACK, sms_fallback_method: 'POST' },
  ...changes,
})
export const application = (changes: object = {}) => ({
  ...{ sid: sid('AP'), account_sid: ACCOUNT, sms_url: WEBHOOK, sms_method: 'POST' },
  ...{ sms_fallback_url: FALLBACK, sms_fallback_method: 'POST' },
  ...changes,
})
export const APPLICATION = sid('AP')
export const addOn = () => ({ sid: sid('XE'), account_sid: ACCOUNT, resource_sid: sid('PN'), unique_name: 'lookup' })
export const service = (changes: object = {}) => ({
  ...{
    sid: SERVICE,
    account_sid: ACCOUNT,
    friendly_name: 'line',
    date_created: date,
    date_updated: date,
    url: AT.services,
  },
  ...{ inbound_request_url: null, inbound_method: 'POST', fallback_url: null, fallback_method: 'POST', links: {} },
  ...{
    status_callback: null,
    sticky_sender: false,
    mms_converter: false,
    smart_encoding: false,
    area_code_geomatch: false,
  },
  ...{
    scan_message_content: 'inherit',
    fallback_to_long_code: false,
    synchronous_validation: false,
    usecase: 'discussion',
  },
  ...{ validity_period: 36_000, us_app_to_person_registered: true, use_inbound_webhook_on_number: true },
  ...changes,
})
const serviceNumber = () => ({
  ...{ sid: sid('PN'), account_sid: ACCOUNT, service_sid: SERVICE, phone_number: NUMBER, country_code: 'US' },
  ...{ capabilities: ['SMS'], date_created: date, date_updated: date, url: AT.serviceNumbers },
})
export const serviceSender = () => ({
  ...{ sid: sid('XE'), account_sid: ACCOUNT, messaging_service_sid: SERVICE, sender: `whatsapp:${NUMBER}` },
  ...{ sender_type: 'WhatsApp', country_code: 'US', date_created: date, date_updated: date, url: AT.serviceSenders },
})
/** A declared resource with every field the library knows; those that are not named are null. */
const blank = (names: string) => Object.fromEntries(names.split(' ').map((name) => [name, null]))
export const campaign = (changes: object = {}) => ({
  ...blank(
    'sid account_sid brand_registration_sid messaging_service_sid description message_samples us_app_to_person_usecase has_embedded_links has_embedded_phone subscriber_opt_in age_gated direct_lending campaign_id is_externally_registered rate_limits message_flow opt_in_message opt_out_message help_message opt_in_keywords opt_out_keywords help_keywords date_created date_updated url mock errors privacy_policy_url terms_and_conditions_url',
  ),
  campaign_status: 'VERIFIED',
  ...changes,
})
export const verification = (changes: object = {}) => ({
  ...blank(
    'sid account_sid customer_profile_sid trust_product_sid date_created date_updated regulated_item_sid business_name business_street_address business_street_address2 business_city business_state_province_region business_postal_code business_country business_website business_contact_first_name business_contact_last_name business_contact_email business_contact_phone notification_email use_case_categories use_case_summary production_message_sample opt_in_image_urls opt_in_type message_volume additional_information tollfree_phone_number_sid tollfree_phone_number url rejection_reason error_code edit_expiration edit_allowed business_registration_number business_registration_authority business_registration_country business_type business_registration_phone_number doing_business_as opt_in_confirmation_message help_message_sample privacy_policy_url terms_and_conditions_url age_gated_content opt_in_keywords rejection_reasons resource_links external_reference_id vetting_id vetting_id_expiration vetting_provider',
  ),
  status: 'TWILIO_APPROVED',
  ...changes,
})
export const sender = (changes: object = {}) => ({
  ...{ sid: sid('XE'), sender_id: `whatsapp:${NUMBER}`, status: 'ONLINE' },
  webhook: { callback_url: WEBHOOK, callback_method: 'POST', fallback_url: FALLBACK, fallback_method: 'POST' },
  ...changes,
})
export const country = (country_code: string, enabled: boolean) => ({ country_code, type: 'country', enabled })
export const subscription = () => ({
  ...blank('date_created date_updated description sink_sid links'),
  ...{ sid: sid('DF'), account_sid: ACCOUNT, url: AT.subscriptions },
})
export const domain = () => ({ domain_sid: sid('DN'), messaging_service_sid: SERVICE, url: AT.links })

export function page(key: string, items: unknown[]) {
  return { [key]: items, page: 0, page_size: 50, start: 0, end: items.length, next_page_uri: null }
}
export function metaPage(key: string, items: unknown[]) {
  return { [key]: items, meta: { key, page: 0, page_size: 50, next_page_url: null } }
}

/** The fallback document as it ships, written on a day. */
export function fallbackXml(day: string): string {
  const speaker = { org: 'Vecinas' }
  const options = { speaker, languages: ['en', 'es'], defaultLanguage: 'en', today: day, signedOnly: false }
  const result = writeFallback(content(), options)
  if ('faults' in result) throw new Error(result.faults.join('\n'))
  return result.fallback.xml
}
