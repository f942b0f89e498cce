// Files: payment files and, later, documents. S3 on AWS, a folder on one machine.
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'

export interface Files {
  /** Writes a file whole; the same key again replaces it. */
  put(key: string, bytes: Uint8Array, contentType: string): Promise<void>
  /** Undefined when there is no such file. */
  get(key: string): Promise<{ bytes: Uint8Array; contentType: string } | undefined>
}

export function filesInBucket(client: S3Client, bucket: string): Files {
  return {
    async put(key, bytes, contentType) {
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: bytes, ContentType: contentType }))
    },
    async get(key) {
      try {
        const { Body, ContentType } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }))
        return Body && { bytes: await Body.transformToByteArray(), contentType: ContentType ?? 'application/octet-stream' }
      } catch (error) {
        if (error instanceof Error && error.name === 'NoSuchKey') return undefined
        throw error
      }
    },
  }
}
