// Everything a deployed app needs, in one resource group of its own. docs/deploy.md goes through it step by step.
targetScope = 'subscription'

@description('Names the environment, e.g. surveys-staging; every resource is named after it.')
@minLength(1)
@maxLength(40)
param environmentName string

@description('The Azure region. Pick one in the EU.')
@metadata({ azd: { type: 'location' } })
param location string

@description('How Azure runs the functions. Worker: the .NET isolated worker. Native: one executable as a custom handler.')
@allowed(['Worker', 'Native'])
param hosting string

@description('Memory of one instance, in MB.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int

@description('Instances that are kept warm for pages and answers; each is paid for every second.')
@minValue(0)
param alwaysReadyInstances int

@description('Where the data lie: Standard_LRS in one building, Standard_ZRS in three.')
@allowed(['Standard_LRS', 'Standard_ZRS'])
param storageSku string

@description('Keeps a deleted vault for 90 days whoever wants it gone, so that no printed QR code dies with a slip of the hand.')
param protectVault bool

@description('Who else gets the alerts; the owners of the subscription always do. Empty: nobody.')
param operatorEmail string

@description('What a month may cost, in the currency of the subscription, before the owners are told. 0: no budget.')
@minValue(0)
param monthlyBudget int

@description('Where phones reach the app, if it has a domain of its own. Empty: the address Azure gives it.')
param publicBaseUrl string

@description('Separates one year from the next in the same storage: letters, digits and hyphens.')
param campaignId string

@description('How many people the campaign wants to reach.')
param campaignTarget int

@description('How many days after a session a phone that was offline may still send its answer.')
param ticketDays int

@description('How many days after a session its raw answers are kept.')
param retentionDays int

var token = toLower(uniqueString(subscription().id, environmentName, location))
var tags = { 'azd-env-name': environmentName }

// Known before anything is made, so that `azd provision --preview` can show every resource.
var storageName = 'st${token}'
var vaultName = 'kv-${token}'
var identityName = 'id-surveys-${token}'
var insightsName = 'appi-surveys-${token}'

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module storage 'storage.bicep' = {
  scope: group
  params: {
    name: storageName
    location: location
    tags: tags
    sku: storageSku
  }
}

module vault 'vault.bicep' = {
  scope: group
  params: {
    name: vaultName
    location: location
    tags: tags
    protect: protectVault
  }
}

module monitoring 'monitoring.bicep' = {
  scope: group
  params: {
    name: 'surveys-${token}'
    insightsName: insightsName
    location: location
    tags: tags
    operatorEmail: operatorEmail
    monthlyBudget: monthlyBudget
  }
}

module access 'access.bicep' = {
  scope: group
  dependsOn: [storage, vault, monitoring]
  params: {
    name: identityName
    location: location
    tags: tags
    storageName: storageName
    vaultName: vaultName
    insightsName: insightsName
    operatorId: deployer().objectId
  }
}

module app 'app.bicep' = {
  scope: group
  dependsOn: [access]
  params: {
    name: 'surveys-${token}'
    location: location
    tags: tags
    hosting: hosting
    instanceMemoryMB: instanceMemoryMB
    alwaysReadyInstances: alwaysReadyInstances
    storageName: storageName
    packageContainer: storage.outputs.packageContainer
    linkKeysUri: vault.outputs.linkKeysUri
    disclosureKeyUri: vault.outputs.disclosureKeyUri
    insightsName: insightsName
    identityName: identityName
    settings: {
      Surveys__PublicBaseUrl: publicBaseUrl
      Surveys__CampaignId: campaignId
      Surveys__CampaignTarget: string(campaignTarget)
      Surveys__TicketDays: string(ticketDays)
      Surveys__RetentionDays: string(retentionDays)
    }
  }
}

output AZURE_RESOURCE_GROUP string = group.name
output SURVEYS_ACCOUNT string = storageName
output SURVEYS_VAULT string = vaultName
output SURVEYS_URL string = app.outputs.url
