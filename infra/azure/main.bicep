// CxHub on Azure Functions (Flex Consumption, custom handler). One deployment per environment; no keys or passwords anywhere.
targetScope = 'subscription'

@description('Short name of the environment, part of every resource name: dev, test, prod.')
@minLength(2)
@maxLength(12)
param environmentName string

@description('Azure region.')
param location string

@description('Object id of the person or group that administers PostgreSQL and Key Vault.')
param adminPrincipalId string

@description('Display name of that person or group, as PostgreSQL shall know it.')
param adminPrincipalName string

@description('User, Group or ServicePrincipal.')
@allowed([ 'User', 'Group', 'ServicePrincipal' ])
param adminPrincipalType string = 'Group'

@description('Client id of the app registration that signs people in to the console. Empty leaves sign-in off: then only webhooks and health answer.')
param authClientId string = ''

var tags = {
  'azd-env-name': environmentName
  product: 'cxhub'
}

resource group 'Microsoft.Resources/resourceGroups@2024-11-01' = {
  name: 'rg-cxhub-${environmentName}'
  location: location
  tags: tags
}

module resources 'resources.bicep' = {
  name: 'cxhub'
  scope: group
  params: {
    environmentName: environmentName
    location: location
    tags: tags
    adminPrincipalId: adminPrincipalId
    adminPrincipalName: adminPrincipalName
    adminPrincipalType: adminPrincipalType
    authClientId: authClientId
  }
}

output functionAppName string = resources.outputs.functionAppName
output functionAppHost string = resources.outputs.functionAppHost
output storageAccountName string = resources.outputs.storageAccountName
output packageContainer string = resources.outputs.packageContainer
output postgresHost string = resources.outputs.postgresHost
output identityName string = resources.outputs.identityName
output keyVaultName string = resources.outputs.keyVaultName
