// The cheapest way to send as much as possible through a network of whole-number capacities (successive shortest paths).

/** An arc as it is written down; `used` is what flows over it once `sendAll` has run. */
export interface Arc { from: number; to: number; capacity: number; cost: number; used: number }

export interface Network {
  /** Adds a node and returns its number; the first is 0. */
  node(): number
  /** Adds an arc of whole capacity and whole cost, both at least 0. */
  arc(from: number, to: number, capacity: number, cost?: number): Arc
  /** Sends as much as will go from source to sink, at the least cost. Called once. */
  sendAll(source: number, sink: number): void
}

/** Each arc has a twin that takes flow back: even numbers are arcs, the odd number after each its twin. */
export function network(): Network {
  let nodes = 0
  const arcs: Arc[] = []
  const leaving: number[][] = []

  const head = (arc: number): number => (arc % 2 === 0 ? arcs[arc >> 1]!.to : arcs[arc >> 1]!.from)
  const room = (arc: number): number => (arc % 2 === 0 ? arcs[arc >> 1]!.capacity - arcs[arc >> 1]!.used : arcs[arc >> 1]!.used)
  const cost = (arc: number): number => (arc % 2 === 0 ? arcs[arc >> 1]!.cost : 0 - arcs[arc >> 1]!.cost)

  /** The cheapest path that has room, as its arcs from the sink back; Bellman-Ford with a queue, since twins have negative costs. */
  function cheapestPath(source: number, sink: number): number[] | undefined {
    const distance = new Array<number>(nodes).fill(Infinity)
    const through = new Array<number>(nodes).fill(-1)
    const isQueued = new Array<boolean>(nodes).fill(false)
    distance[source] = 0
    const queue = [source]
    for (let i = 0; i < queue.length; i += 1) {
      const at = queue[i]!
      isQueued[at] = false
      for (const arc of leaving[at]!) {
        const next = head(arc)
        const reached = distance[at]! + cost(arc)
        if (room(arc) === 0 || reached >= distance[next]!) continue
        distance[next] = reached
        through[next] = arc
        if (!isQueued[next]) {
          isQueued[next] = true
          queue.push(next)
        }
      }
    }
    if (distance[sink] === Infinity) return undefined
    const path: number[] = []
    for (let at = sink; at !== source; at = head(through[at]! ^ 1)) path.push(through[at]!)
    return path
  }

  return {
    node() {
      leaving.push([])
      return nodes++
    },
    arc(from, to, capacity, costOfOne = 0) {
      const arc = { from, to, capacity, cost: costOfOne, used: 0 }
      leaving[from]!.push(arcs.length * 2)
      leaving[to]!.push(arcs.length * 2 + 1)
      arcs.push(arc)
      return arc
    },
    sendAll(source, sink) {
      for (let path = cheapestPath(source, sink); path !== undefined; path = cheapestPath(source, sink)) {
        const amount = Math.min(...path.map(room))
        for (const arc of path) arcs[arc >> 1]!.used += arc % 2 === 0 ? amount : -amount
      }
    },
  }
}
