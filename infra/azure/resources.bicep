param environmentName string
param location string
param tags object
param adminPrincipalId string
param adminPrincipalName string
param adminPrincipalType string
param authClientId string

var suffix = uniqueString(resourceGroup().id)
var packageContainer = 'app-package'

module identity 'modules/identity.bicep' = {
  name: 'identity'
  params: {
    name: 'id-cxhub-${environmentName}'
    location: location
    tags: tags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  params: {
    name: 'cxhub-${environmentName}'
    location: location
    tags: tags
  }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  params: {
    name: 'stcxhub${take(suffix, 13)}'
    location: location
    tags: tags
    packageContainer: packageContainer
  }
}

module serviceBus 'modules/servicebus.bicep' = {
  name: 'servicebus'
  params: {
    name: 'sb-cxhub-${environmentName}-${take(suffix, 6)}'
    location: location
    tags: tags
  }
}

module postgres 'modules/postgres.bicep' = {
  name: 'postgres'
  params: {
    name: 'psql-cxhub-${environmentName}-${take(suffix, 6)}'
    location: location
    tags: tags
    adminPrincipalId: adminPrincipalId
    adminPrincipalName: adminPrincipalName
    adminPrincipalType: adminPrincipalType
  }
}

module keyVault 'modules/keyvault.bicep' = {
  name: 'keyvault'
  params: {
    name: 'kv-cxhub-${take(suffix, 10)}'
    location: location
    tags: tags
  }
}

module functionApp 'modules/functionapp.bicep' = {
  name: 'functionapp'
  params: {
    name: 'func-cxhub-${environmentName}-${take(suffix, 6)}'
    location: location
    tags: tags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    identityName: identity.outputs.name
    storageBlobEndpoint: storage.outputs.blobEndpoint
    packageContainer: packageContainer
    serviceBusNamespace: serviceBus.outputs.fullyQualifiedNamespace
    postgresHost: postgres.outputs.host
    postgresDatabase: postgres.outputs.database
    keyVaultUri: keyVault.outputs.uri
    appInsightsConnectionString: monitoring.outputs.connectionString
    authClientId: authClientId
  }
}

module roles 'modules/roles.bicep' = {
  name: 'roles'
  params: {
    identityPrincipalId: identity.outputs.principalId
    adminPrincipalId: adminPrincipalId
    adminPrincipalType: adminPrincipalType
    storageName: storage.outputs.name
    serviceBusName: serviceBus.outputs.name
    keyVaultName: keyVault.outputs.name
    appInsightsName: monitoring.outputs.appInsightsName
  }
}

output functionAppName string = functionApp.outputs.name
output functionAppHost string = functionApp.outputs.host
output storageAccountName string = storage.outputs.name
output packageContainer string = packageContainer
output postgresHost string = postgres.outputs.host
output identityName string = identity.outputs.name
output keyVaultName string = keyVault.outputs.name
