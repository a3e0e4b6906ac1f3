import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { unstable_readConfig } from 'wrangler'
import { checkContent } from '../../check/check.ts'
import { readSettings, type Settings } from '../../config/settings.ts'
import type { Content } from '../../content.ts'
import { formatFault } from '../../flow/faults.ts'
import { refusedDrafts } from '../../open-line.ts'
import { draftsOf, unsignedFacts } from '../../text/reviews.ts'
import { configFaults } from './config-faults.ts'
import { askWrangler } from './wrangler.ts'

const REQUIRED_SECRETS = ['TWILIO_AUTH_TOKEN']
const OPTIONAL_SECRETS = ['WEBHOOK_SECRET_PATH', 'METRICS_TOKEN']
const BUNDLE_BYTES = 3_000_000 // compressed; every plan of Workers takes 3 MB

/** Every reason why the Worker may not be deployed as it is, one plain line each. No value of a secret is ever asked for. */
export function deployFaults(root: string, content: Content, today: string): string[] {
  const config = unstable_readConfig({ config: join(root, 'wrangler.toml') }, { hideWarnings: true })
  const vars = Object.fromEntries(Object.entries(config.vars ?? {}).map(([name, value]) => [name, String(value)]))
  const secrets = secretsSet(root)
  const missing = REQUIRED_SECRETS.filter((name) => !secrets?.includes(name))
  const held = [...REQUIRED_SECRETS, ...(secrets ?? []).filter((name) => vars[name] === undefined)]
  const standIns = Object.fromEntries(held.map((name) => [name, STAND_IN[name]]))
  const read = readSettings({ ...vars, ...standIns }, content.catalogue.locales, today)
  return [
    ...checkContent(content).map(formatFault),
    ...configFaults(config, [...REQUIRED_SECRETS, ...OPTIONAL_SECRETS]),
    ...(secrets ? [] : ['Cloudflare cannot be asked which secrets are set: `npx wrangler login` first']),
    ...missing.map((name) => `${name}: is missing; set it: npx wrangler secret put ${name}`),
    ...read.faults.map((fault) => `wrangler.toml [vars] ${fault}`),
    ...(read.settings ? unsigned(content, read.settings) : []),
    ...sizeFaults(root),
  ]
}

function unsigned({ catalogue, reviews, facts }: Content, settings: Settings): string[] {
  const drafts = settings.languages.map((each) => draftsOf(each, catalogue.texts.get(each)!, reviews.reviews))
  return refusedDrafts({ settings, drafts, unsignedFacts: unsignedFacts(facts.facts) })
}

/** Values that have the right shape, for secrets that are set and that nobody reads here. */
const STAND_IN: Record<string, string> = {
  TWILIO_AUTH_TOKEN: 'set at Cloudflare',
  TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  WEBHOOK_SECRET_PATH: 'set-at-cloudflare',
  METRICS_TOKEN: 'set at Cloudflare, and long enough',
}

function secretsSet(root: string): string[] | undefined {
  const told = askWrangler(root, ['secret', 'list', '--format', 'json'])
  if (told === undefined) return undefined
  return (JSON.parse(told.slice(told.indexOf('['))) as { name: string }[]).map(({ name }) => name)
}

function sizeFaults(root: string): string[] {
  const bytes = bundleBytes(root)
  if (bytes === undefined) return ['the Worker cannot be built: `npx wrangler deploy --dry-run` says why']
  return bytes <= BUNDLE_BYTES ? [] : [`the Worker is ${bytes} bytes compressed; at most ${BUNDLE_BYTES}`]
}

/** How large the Worker is with its content, compressed; nothing where it cannot be built. */
export function bundleBytes(root: string): number | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'promotora-bundle-'))
  try {
    if (askWrangler(root, ['deploy', '--dry-run', '--outdir', folder]) === undefined) return undefined
    const files = readdirSync(folder).filter((name) => !/\.(map|md)$/.test(name))
    return files.reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length, 0)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
