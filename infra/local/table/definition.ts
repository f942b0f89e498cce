// What a table is: its name, its key, its indexes; and the checks of keys that follow from it. All keys are strings, indexes hold whole items.
import { attribute, type Item, normalItem, sizeOfItem, typeOf } from './attribute-value.ts'
import { invalidValue, validationFault } from './faults.ts'

export interface KeyNames { hash: string, range: string }
export interface IndexDefinition extends KeyNames { name: string }
export interface TableDefinition {
  name: string
  key: KeyNames
  indexes: IndexDefinition[]
  /** The attribute with the second after which an item may go, when there is one. */
  ttlAttribute?: string
}

export interface Key { hash: string, range: string }

const LARGEST_ITEM = 400 * 1024
const LONGEST_HASH = 2048
const LONGEST_RANGE = 1024

/** Throws a plain Error: a definition is ours, not a caller's. */
export function checkDefinition(definition: TableDefinition): void {
  const names = [definition.name, ...definition.indexes.map((index) => index.name)]
  const wrong = names.find((name) => !/^[A-Za-z0-9_.-]{3,255}$/.test(name))
  if (wrong !== undefined) throw new Error(`A table or index may not be named ${JSON.stringify(wrong)}`)
  if (new Set(names.slice(1)).size !== definition.indexes.length) throw new Error(`Two indexes of table ${definition.name} have one name`)
}

/** The `Key` of a request: exactly the two key attributes, both strings. */
export function requestedKey(definition: TableDefinition, input: unknown): Key {
  if (input === undefined) throw validationFault("1 validation error detected: Value null at 'key' failed to satisfy constraint: Member must not be null")
  const key = normalItem(input)
  const { hash, range } = definition.key
  if (Object.keys(key).length !== 2 || key[hash]?.S === undefined || key[range]?.S === undefined) {
    throw validationFault('The provided key element does not match the schema')
  }
  return keyOf(definition, key)
}

/** The key of an item to be written. */
export function keyOf(definition: TableDefinition, item: Item): Key {
  const { hash, range } = definition.key
  return { hash: keyPart(item, hash, 'hashkey', LONGEST_HASH), range: keyPart(item, range, 'all range keys', LONGEST_RANGE) }
}

function keyPart(item: Item, name: string, what: string, longest: number): string {
  const value = attribute(item, name)
  if (!value) throw invalidValue(`Missing the key ${name} in the item`)
  if (value.S === undefined) throw invalidValue(`Type mismatch for key ${name} expected: S actual: ${typeOf(value)}`)
  if (value.S === '') {
    throw validationFault(`One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: ${name}`)
  }
  if (Buffer.byteLength(value.S) > longest) {
    throw invalidValue(what === 'hashkey' ? `Size of hashkey has exceeded the maximum size limit of${longest} bytes`
      : `Aggregated size of ${what} has exceeded the size limit of ${longest} bytes`)
  }
  return value.S
}

/** Where an item stands in an index; undefined when it has not both attributes: indexes are sparse. */
export function indexKey(index: IndexDefinition, item: Item): Key | undefined {
  const hash = attribute(item, index.hash)?.S, range = attribute(item, index.range)?.S
  return hash === undefined || range === undefined ? undefined : { hash, range }
}

/** Checks an item before it is written, and answers its size in bytes. */
export function checkItem(definition: TableDefinition, item: Item, tooLarge: string): number {
  for (const index of definition.indexes) {
    checkIndexKey(definition, index, index.hash, item, LONGEST_HASH)
    checkIndexKey(definition, index, index.range, item, LONGEST_RANGE)
  }
  const bytes = sizeOfItem(item)
  if (bytes > LARGEST_ITEM) throw validationFault(tooLarge)
  return bytes
}

function checkIndexKey({ key }: TableDefinition, index: IndexDefinition, name: string, item: Item, longest: number): void {
  const value = attribute(item, name)
  if (value === undefined || name === key.hash || name === key.range) return
  if (value.S === undefined) {
    throw invalidValue(`Type mismatch for Index Key ${name} Expected: S Actual: ${typeOf(value)} IndexName: ${index.name}`)
  }
  if (value.S === '') {
    throw validationFault('One or more parameter values are not valid. A value specified for a secondary index key is not supported. '
      + `The AttributeValue for a key attribute cannot contain an empty string value. IndexName: ${index.name}, IndexKey: ${name}`)
  }
  if (Buffer.byteLength(value.S) > longest) {
    throw invalidValue(`Size of ${longest === LONGEST_HASH ? 'hashkey' : 'rangekey'} has exceeded the maximum size limit of${longest} bytes`)
  }
}

/** The second after which the item may go, where its TTL attribute is a number. */
export function expiresAt(definition: TableDefinition, item: Item): number | null {
  const seconds = definition.ttlAttribute === undefined ? undefined : attribute(item, definition.ttlAttribute)?.N
  return seconds === undefined ? null : Number(seconds)
}
