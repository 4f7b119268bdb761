// Holds the keys that sign the links in QR codes, and the key that decides how counts are rounded.
param name string
param location string
param tags { *: string }
param protect bool

@description('122 random bits, drawn by Azure for this deployment and kept by the first one only.')
@secure()
param seed string = newGuid()

@description('Likewise, for the disclosure key.')
@secure()
param disclosureSeed string = newGuid()

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: subscription().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    softDeleteRetentionInDays: protect ? 90 : 7
    // Once on it cannot be turned off, and Azure refuses a plain false.
    enablePurgeProtection: protect ? true : null
  }
}

// A second deployment must not change it: every QR code that hangs in a school would be dead.
@onlyIfNotExists()
resource linkKeys 'Microsoft.KeyVault/vaults/secrets@2025-05-01' = {
  parent: vault
  name: 'link-keys'
  tags: tags
  properties: {
    contentType: 'Surveys__LinkKeys: number, colon, 32 bytes in base64url; two of them, with a comma, while keys are changed'
    value: '1:${take(replace(replace(base64(replace(seed, '-', '')), '+', '-'), '/', '_'), 43)}'
  }
}

// A second deployment must not change it: counts that were published would be rounded anew, and both roundings together tell more.
@onlyIfNotExists()
resource disclosureKey 'Microsoft.KeyVault/vaults/secrets@2025-05-01' = {
  parent: vault
  name: 'disclosure-key'
  tags: tags
  properties: {
    contentType: 'Surveys__DisclosureKey: 32 bytes in base64url, never changed during a campaign'
    value: take(replace(replace(base64(replace(disclosureSeed, '-', '')), '+', '-'), '/', '_'), 43)
  }
}

// Without a version: a changed secret is taken up within a day, or at the next restart.
output linkKeysUri string = '${vault.properties.vaultUri}secrets/${linkKeys.name}'
output disclosureKeyUri string = '${vault.properties.vaultUri}secrets/${disclosureKey.name}'
