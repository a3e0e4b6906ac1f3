import type { Settings } from '../../config/settings.ts'

/** The path below which Twilio's webhooks stand: with the secret segment, where one is set. */
export function webhookBase({ webhookSecretPath }: Pick<Settings, 'webhookSecretPath'>): string {
  return `/webhooks/twilio${webhookSecretPath ? `/${webhookSecretPath}` : ''}`
}
