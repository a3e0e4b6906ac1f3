/** What servers and load are started with: not production, so that budgets are counted and not enforced. */
export const ENVIRONMENT: Record<string, string> = {
  PATH: process.env.PATH ?? '',
  HOME: process.env.HOME ?? '',
  PORT: '0',
  HOST: '127.0.0.1',
  PUBLIC_URL: 'https://line.example.org',
  TWILIO_AUTH_TOKEN: '0123456789abcdef0123456789abcdef',
  TWILIO_ACCOUNT_SID: 'AC00000000000000000000000000000001',
  LOG_LEVEL: 'error',
}
