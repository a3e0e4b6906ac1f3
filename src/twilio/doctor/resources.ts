import { z } from 'zod'

/**
 * What is read of Twilio's resources, and nothing more: an account's own token stands in its record, and is not looked at.
 * Source: Twilio's OpenAPI descriptions; twilio-node 6.2.0 for the Messaging, Accounts, Events and Bulk Exports APIs.
 */
const Text = z.string().nullish()

export const Account = z.object({ status: Text, type: Text })
export const PhoneNumber = z.object({
  sid: z.string().regex(/^PN[0-9a-fA-F]{32}$/),
  phone_number: z.string(),
  sms_url: Text,
  sms_method: Text,
  sms_fallback_url: Text,
  sms_fallback_method: Text,
  sms_application_sid: Text,
})
export const Application = z.object({
  sms_url: Text,
  sms_method: Text,
  sms_fallback_url: Text,
  sms_fallback_method: Text,
})
export const Service = z.object({
  sid: z.string().regex(/^MG[0-9a-fA-F]{32}$/),
  friendly_name: Text,
  inbound_request_url: Text,
  inbound_method: Text,
  fallback_url: Text,
  fallback_method: Text,
  sticky_sender: z.boolean().nullish(),
  use_inbound_webhook_on_number: z.boolean().nullish(),
})
export const ServiceNumber = z.object({ phone_number: z.string() })
export const ServiceSender = z.object({ sender: z.string() })
export const Campaign = z.object({ campaign_status: Text })
export const Verification = z.object({ status: Text })
export const Sender = z.object({
  sender_id: z.string(),
  status: Text,
  webhook: z.object({ callback_url: Text, callback_method: Text, fallback_url: Text, fallback_method: Text }).nullish(),
})
export const Permissions = z.object({
  permissions: z.array(z.object({ country_code: z.string(), enabled: z.boolean() })).min(1),
})
export const ExportConfiguration = z.object({ enabled: z.boolean() })

/** What handles the messages that reach an address of ours. */
export type Handler = {
  url?: string | null | undefined
  method?: string | null | undefined
  fallbackUrl?: string | null | undefined
  fallbackMethod?: string | null | undefined
}
