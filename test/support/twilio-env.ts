/** The settings that tests sign for. Nothing is imported here: test/vitest.config.ts reads it too. */
export const TOKEN = '0123456789abcdef0123456789abcdef'
export const TWILIO = {
  PUBLIC_URL: 'https://line.example.org',
  TWILIO_AUTH_TOKEN: TOKEN,
  TWILIO_ACCOUNT_SID: 'AC00000000000000000000000000000001',
  TWILIO_NUMBERS: '+15095550100=es,+15095550199',
}
