// The name of a field that is lost without a word wherever objects are copied: refused at every door a text of JSON comes in by.
import { describe, expect, it } from 'vitest'
import { jsonFrom } from '../../functions/domain/lost-name.ts'
import { assessFile } from '../../infra/local/assess.ts'

describe('JSON from outside', () => {
  it.each(['{"__proto__":1}', '{"a":[{"b":{"__proto__":{"c":1}}}]}', '{"\\u005f\\u005fproto__":1}', '[{"x":null,"__proto__":null}]'])('%s is refused by name', (text) =>
    expect(() => jsonFrom(text)).toThrow('A member named __proto__ cannot be kept'))

  it.each(['{"a":"__proto__"}', '["\\u005f_proto__"]', '{"proto":1,"constructor":2}', '{"ā\\u0101":[1,null,true]}', '7'])('%s is what it is', (text) =>
    expect(jsonFrom(text)).toEqual(JSON.parse(text)))

  it('is no JSON as before', () => expect(() => jsonFrom('{"__proto__"')).toThrow(SyntaxError))

  it('of an assessment’s file is said to be wrong, not read without it', () => {
    const row = '{"table":"x","from":"2026-01-01","adoptedOn":"2026-01-01","source":"","confidence":"A","value":{"__proto__":{"firstCents":1}}}'
    expect(assessFile(`{"municipality":"tukums","rows":[${row}]}`)).toEqual({ faults: ['file: A member named __proto__ cannot be kept: give it another name'] })
  })
})
