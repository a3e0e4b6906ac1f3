import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'
import { declaredOperation } from './declared.ts'

/** One thing that can be asked of Twilio, as its own description has it: what may be asked, what is answered. */
export type Operation = {
  checkQuery(query: Record<string, string>): string[]
  checkAnswer(status: number, body: unknown): string[]
}

type Parameter = { name: string; in: string; required?: boolean; schema: object }
type Described = {
  parameters?: Parameter[]
  responses: Record<string, { content?: { 'application/json': { schema: object } } }>
}
type Document = {
  servers: { url: string }[]
  paths: Record<string, { servers?: { url: string }[]; get?: Described; delete?: Described }>
  components: { schemas: Record<string, object> }
}

const FORMATS = {
  uri: (value: string) => URL.canParse(value, 'https://api.twilio.com'),
  'date-time': (value: string) => /^\d{4}-\d{2}-\d{2}(T|$)/.test(value),
  'date-time-rfc-2822': (value: string) => /^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} \+0000$/.test(value),
  'phone-number': (value: string) => /^(\w+:)?\+?[\w.]+$/.test(value),
}
// OpenAPI 3.0 has words that JSON Schema does not know; they say nothing of the shape.
const settings = { strict: false, formats: FORMATS, logger: false } as const
const answers = new Ajv(settings)
const queries = new Ajv({ ...settings, coerceTypes: true })

/** The body of every error, where an operation's own description does not name its status. */
const error = answers.compile({
  type: 'object',
  properties: {
    code: { type: 'integer' },
    message: { type: 'string' },
    more_info: { type: 'string' },
    status: { type: 'integer' },
  },
  required: ['code', 'message', 'status'],
})

const documents = ['messages', 'account', 'senders'].map(
  (name) => JSON.parse(readFileSync(join(import.meta.dirname, 'openapi', `${name}.json`), 'utf8'), untyped) as Document,
)
const operations = documents.flatMap((document) =>
  Object.entries(document.paths).flatMap(([template, item]) =>
    (['get', 'delete'] as const).flatMap((method) => {
      const described = item[method]
      if (!described) return []
      return {
        method: method.toUpperCase(),
        host: (item.servers ?? document.servers)[0]!.url,
        path: pathPattern(template, described.parameters ?? []),
        operation: compile(document, described),
      }
    }),
  ),
)

/** What Twilio's description says of a request; undefined when it knows no such thing. `host` as `https://api.twilio.com`. */
export function operationOf(method: string, host: string | undefined, path: string): Operation | undefined {
  const found = operations.find(
    (each) => each.method === method && (!host || each.host === host) && each.path.test(decodeURIComponent(path)),
  )
  return found?.operation ?? declaredOperation(method, host, path)
}

/** `nullable` beside no type says nothing, and the validator refuses it. */
function untyped(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('nullable' in value) || 'type' in value) return value
  const { nullable: _, ...rest } = value
  return rest
}

/** The path with the pattern of each parameter in it. */
function pathPattern(template: string, parameters: Parameter[]): RegExp {
  const patternOf = (name: string) => {
    const { pattern } = (parameters.find((each) => each.name === name)?.schema ?? {}) as { pattern?: string }
    return `(${(pattern ?? '[^/]+').replace(/^\^|\$$/g, '')})`
  }
  return new RegExp(`^${template.replaceAll('.', '\\.').replace(/\{(\w+)\}/g, (_, name) => patternOf(name))}$`)
}

function compile({ components }: Document, { parameters = [], responses }: Described): Operation {
  const asked = parameters.filter((parameter) => parameter.in === 'query')
  const query = queries.compile({
    type: 'object',
    properties: Object.fromEntries(asked.map(({ name, schema }) => [name, schema])),
    required: asked.filter(({ required }) => required).map(({ name }) => name),
    additionalProperties: false,
    components,
  })
  const byStatus = new Map(
    Object.entries(responses).map(([status, { content }]) => {
      const schema = content?.['application/json'].schema
      return [Number(status), schema && answers.compile({ allOf: [schema], components })] as const
    }),
  )
  return {
    checkQuery: (values) => said(query, values),
    checkAnswer(status, body) {
      if (!byStatus.has(status)) return status >= 400 ? said(error, body) : [`${status} is no answer of this operation`]
      const answer = byStatus.get(status)
      return answer ? said(answer, body) : body === undefined ? [] : [`${status} has no body`]
    },
  }
}

function said(validate: ValidateFunction, value: unknown): string[] {
  return validate(value) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}
