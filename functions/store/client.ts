// The DynamoDB client of a Lambda; region and credentials come from its environment.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'

export const dynamoClient = (): DynamoDBClient => new DynamoDBClient({})
