// A peer's server: a process of its own on loopback, started by us and ended by us.
import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'

/** Ports that were free a moment ago, each another. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({ length: count }, () => new Promise<ReturnType<typeof createServer>>((resolve, reject) => {
    const server = createServer().once('error', reject).listen(0, '127.0.0.1', () => resolve(server))
  })))
  const ports = servers.map((server) => (server.address() as AddressInfo).port)
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports
}

export interface ServerProcess { stop(signal?: NodeJS.Signals): Promise<void> }

/** Starts a server and waits until `isReady` is true, half a minute at most. Throws with the last the server said. */
export async function startServer(command: string, args: readonly string[], options: SpawnOptions, isReady: () => Promise<boolean>): Promise<ServerProcess> {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  const listen = (text: Buffer): void => { said = (said + String(text)).slice(-4_000) }
  child.stdout?.on('data', listen)
  child.stderr?.on('data', listen)
  child.once('error', (error) => listen(Buffer.from(error.message)))
  // Whatever ends the benchmark ends its servers.
  process.once('exit', () => child.kill('SIGKILL'))
  for (let tries = 0; ; tries += 1) {
    if (await isReady().catch(() => false)) break
    if (child.exitCode !== null || child.pid === undefined || tries === 150) {
      child.kill('SIGKILL')
      throw new Error(`${command} did not start: ${said}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  return { stop: (signal = 'SIGTERM') => stopped(child, signal) }
}

async function stopped(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill(signal)
  const impatient = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await ended
  clearTimeout(impatient)
}
