// Tables, reports, the app's package, and what the Functions host keeps for its timers. No key opens it, only an identity.
param name string
param location string
param tags { *: string }
param sku string

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: sku }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    allowCrossTenantReplication: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: {
      deleteRetentionPolicy: { enabled: true, days: 7 }
      containerDeleteRetentionPolicy: { enabled: true, days: 7 }
    }

    resource reports 'containers' = {
      name: 'reports'
      properties: { publicAccess: 'None' }
    }

    resource packages 'containers' = {
      name: 'packages'
      properties: { publicAccess: 'None' }
    }
  }

  // A deleted report would only be rendered again, so old ones are stored cheaper instead.
  resource lifecycle 'managementPolicies' = {
    name: 'default'
    dependsOn: [blobs]
    properties: {
      policy: {
        rules: [
          {
            name: 'cool-old-reports'
            enabled: true
            type: 'Lifecycle'
            definition: {
              filters: { blobTypes: ['blockBlob'], prefixMatch: ['reports/'] }
              actions: { baseBlob: { tierToCool: { daysAfterModificationGreaterThan: 180 } } }
            }
          }
        ]
      }
    }
  }
}

output packageContainer string = '${account.properties.primaryEndpoints.blob}${account::blobs::packages.name}'
