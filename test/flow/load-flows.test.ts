import { expect, test } from 'vitest'
import { checkLinks } from '../../src/check/links.ts'
import { formatFault } from '../../src/flow/faults.ts'
import { loadFlows } from '../../src/flow/load-flows.ts'
import { contentWith, fileWith } from '../support/content.ts'

const flow = (yaml: string, path = 'flows/summer.yaml') => loadFlows([{ path, text: yaml }])

test('every fault of a file is reported at once, each with its line and a remedy', () => {
  const { faults } = flow(`id: summer
start: offer
nodes:
  offer:
    kind: ask
    reads: choice
    chioces: []
  bye: { kind: and }
`)
  expect(faults.map(formatFault)).toEqual([
    expect.stringMatching(/^flows\/summer\.yaml:4:3 nodes\.offer\.choices: .+; .+/),
    expect.stringMatching(
      /^flows\/summer\.yaml:7:5 nodes\.offer\.chioces: 'chioces' is not known here; check the spelling/,
    ),
    expect.stringMatching(/^flows\/summer\.yaml:8:10 nodes\.bye\.kind: .+; .+/),
  ])
})

test('a file that is not YAML is a fault with its line, not a crash', () => {
  const { faults } = flow('id: summer\nnodes: {')
  expect(faults[0]).toMatchObject({
    file: 'flows/summer.yaml',
    line: expect.any(Number),
    wrong: expect.stringContaining('not readable'),
  })
})

test('the id of a flow is its path', () => {
  const { faults } = flow('id: winter\nstart: a\nnodes:\n  a: { kind: end }\n')
  expect(faults.map(formatFault)).toEqual([
    expect.stringContaining("1:1 id: 'winter' does not fit the path of its file; write 'summer'"),
  ])
})

test('targets become absolute: a node here, the start of a flow, one node of another flow', () => {
  const { graph } = loadFlows([
    {
      path: 'flows/a.yaml',
      text: 'id: a\nstart: one\nnodes:\n  one: { kind: say, goto: two }\n  two: { kind: say, goto: b/last }\n',
    },
    {
      path: 'flows/b.yaml',
      text: 'id: b\nstart: first\nnodes:\n  first: { kind: go, goto: a }\n  last: { kind: end }\n',
    },
  ])
  expect([...graph.nodes.values()].map((node) => ('goto' in node ? `${node.id} > ${node.goto}` : node.id))).toEqual([
    'a_one > a_two',
    'a_two > b_last',
    'b_first > a_one',
    'b_last',
  ])
})

test('an option without a label bears the name of the topic it leads to; included options stand in their place', () => {
  const { graph } = loadFlows([
    {
      path: 'flows/plan.yaml',
      text: 'id: plan\nstart: a\nnodes:\n  a: { kind: ask, reads: choice, choices: [{ goto: plan }, { label: own, goto: a }] }\n',
    },
    {
      path: 'flows/x.yaml',
      text: 'id: x\nstart: b\nnodes:\n  b: { kind: ask, reads: choice, choices: [{ label: mine, goto: b }, { include: plan/a }] }\n',
    },
  ])
  expect(graph.nodes.get('x_b')).toMatchObject({
    options: [
      { label: 'x_b.labels.mine', goto: 'x_b' },
      { label: 'topics.plan', goto: 'plan_a' },
      { label: 'plan_a.labels.own', goto: 'plan_a' },
    ],
  })
})

test('a link that leads nowhere names what was perhaps meant', () => {
  const broken = contentWith(fileWith('flows/rights/home.yaml', 'goto: forced }', 'goto: forcd }'))
  expect(checkLinks(broken).map(formatFault)).toContainEqual(
    expect.stringMatching(
      /^flows\/rights\/home\.yaml:\d+:\d+ nodes\.\w+: nothing is called 'forcd'; did you mean 'forced'\?$/,
    ),
  )
})

test('a node that nothing leads to and a ring that never waits are faults', () => {
  const added = contentWith({
    'flows/ring.yaml':
      'id: ring\ntopic: ring\nstart: a\nnodes:\n  a: { kind: say, goto: b }\n  b: { kind: say, goto: a }\n  alone: { kind: end }\n',
  })
  const faults = checkLinks(added).map(formatFault)
  expect(faults).toContainEqual(expect.stringContaining('nodes.a: leads back to itself without a wait'))
  expect(faults).toContainEqual(expect.stringContaining('nodes.alone: nothing leads here'))
})
