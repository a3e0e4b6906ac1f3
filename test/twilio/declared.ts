import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Ajv } from 'ajv'
import type { Operation } from './description.ts'

/**
 * What the locked `twilio` package declares of the APIs that `doctor` reads. Twilio generates those files from the same
 * description as its OpenAPI files: the path, the names of the query, and the type of every field are taken from them.
 */
const LIBRARY = dirname(createRequire(import.meta.url).resolve('twilio/package.json'))
const DECLARED = {
  Messaging: [
    'messaging/v1/service',
    'messaging/v1/service/phoneNumber',
    'messaging/v1/service/channelSender',
    'messaging/v1/service/usAppToPerson',
    'messaging/v1/tollfreeVerification',
    'messaging/v1/linkshorteningMessagingServiceDomainAssociation',
  ],
  Accounts: ['accounts/v1/messagingGeopermissions'],
  Bulkexports: ['bulkexports/v1/exportConfiguration'],
  Events: ['events/v1/subscription'],
}
const read = (path: string) => readFileSync(join(LIBRARY, 'lib/rest', path), 'utf8')
const ajv = new Ajv({ strict: false })

const operations = Object.entries(DECLARED).flatMap(([domain, files]) => {
  const host = read(`${domain}Base.js`).match(/https:\/\/\w+\.twilio\.com/)![0]
  return files.map((file) => declared(host, read(`${file}.js`), read(`${file}.d.ts`)))
})

export function declaredOperation(method: string, host: string | undefined, path: string): Operation | undefined {
  return method === 'GET'
    ? operations.find((each) => (!host || each.host === host) && each.paths.some((pattern) => pattern.test(path)))
    : undefined
}

function declared(host: string, code: string, types: string): Operation & { host: string; paths: RegExp[] } {
  const paths = [...code.matchAll(/_uri = `(\/[^`]+)`/g)].map(
    ([, uri]) => new RegExp(`^/v1${uri!.replace(/\$\{\w+\}/g, '[^/]+')}$`),
  )
  const names = new Set([...code.matchAll(/data\["(\w+)"\]/g)].map(([, name]) => name))
  const item = fieldsOf(types, /interface \w+Resource \{/)
  const key = types.match(/interface \w+Payload extends TwilioResponsePayload \{\s*(\w+):/)?.[1]
  const page = key && { type: 'object', required: [key, 'meta'], properties: { [key]: { type: 'array', items: item } } }
  // A resource with a list of its own shape answers with either; one without is answered as it is.
  const answer = ajv.compile(page ? { anyOf: [page, item] } : item)
  return {
    host,
    paths,
    checkQuery: (query) =>
      Object.keys(query)
        .filter((name) => !names.has(name))
        .map((name) => `${name} is not a parameter`),
    checkAnswer(status, body) {
      if (status >= 400 || answer(body)) return []
      return (answer.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
    },
  }
}

/** A declared interface as a schema: every field there, none besides, each of its type or null. */
function fieldsOf(types: string, opening: RegExp): object {
  const start = types.search(opening)
  const body = types.slice(types.indexOf('{', start) + 1, types.indexOf('\n}', start))
  const fields = [...body.matchAll(/^\s*(\w+): (.+);$/gm)].map(([, name, type]) => [name!, schemaOf(type!)] as const)
  return {
    type: 'object',
    properties: Object.fromEntries(fields),
    required: fields.map(([name]) => name),
    additionalProperties: false,
  }
}

function schemaOf(type: string): object {
  if (type.startsWith('Array<')) return { type: ['array', 'null'] }
  if (type.startsWith('Record<')) return { type: ['object', 'null'] }
  if (type === 'any') return {}
  if (type === 'boolean' || type === 'number') return { type: [type, 'null'] }
  return { type: ['string', 'null'] } // strings, dates, and names of enumerations
}
