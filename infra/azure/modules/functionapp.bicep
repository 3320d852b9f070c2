param name string
param location string
param tags object
param identityId string
param identityClientId string
param identityName string
param storageBlobEndpoint string
param packageContainer string
param serviceBusNamespace string
param postgresHost string
param postgresDatabase string
param keyVaultUri string
param appInsightsConnectionString string
param authClientId string

// The secrets that config/hub.yaml names; each is a Key Vault secret of the same name with dashes.
var secrets = {
  SALESFORCE_CLIENT_SECRET: 'salesforce-client-secret'
  DYNAMICS_CLIENT_SECRET: 'dynamics-client-secret'
  BUSINESSCENTRAL_CLIENT_SECRET: 'businesscentral-client-secret'
  MATOMO_TOKEN: 'matomo-token'
  BAMBOOHR_API_KEY: 'bamboohr-api-key'
  SURVEYS_TOKEN: 'surveys-token'
  SURVEYS_WEBHOOK_SECRET: 'surveys-webhook-secret'
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan-${name}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
  }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'api' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${storageBlobEndpoint}${packageContainer}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      runtime: {
        name: 'custom'
        version: '1.0'
      }
      scaleAndConcurrency: {
        // Instances times their connection pool stay below what the small PostgreSQL server accepts.
        maximumInstanceCount: 40
        instanceMemoryMB: 2048
        triggers: {
          http: {
            perInstanceConcurrency: 20
          }
        }
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
    }
  }
}

resource settings 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: app
  name: 'appsettings'
  properties: union({
    AzureWebJobsStorage__credential: 'managedidentity'
    AzureWebJobsStorage__clientId: identityClientId
    AzureWebJobsStorage__blobServiceUri: storageBlobEndpoint
    ServiceBus__fullyQualifiedNamespace: serviceBusNamespace
    ServiceBus__credential: 'managedidentity'
    ServiceBus__clientId: identityClientId
    APPLICATIONINSIGHTS_CONNECTION_STRING: appInsightsConnectionString
    APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
    AZURE_CLIENT_ID: identityClientId
    CXHUB_SERVICE_BUS: serviceBusNamespace
    CXHUB_STORE: 'postgres:Host=${postgresHost};Database=${postgresDatabase};Username=${identityName};SSL Mode=Require;Maximum Pool Size=4'
    CXHUB_STORE_AUTH: 'entra'
    // Sign-in proves itself with the managed identity instead of a client secret.
    OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID: identityClientId
  }, toObject(items(secrets), entry => entry.key, entry => '@Microsoft.KeyVault(SecretUri=${keyVaultUri}secrets/${entry.value}/)'))
}

resource auth 'Microsoft.Web/sites/config@2024-04-01' = if (!empty(authClientId)) {
  parent: app
  name: 'authsettingsV2'
  properties: {
    platform: {
      enabled: true
      runtimeVersion: '~1'
    }
    globalValidation: {
      requireAuthentication: true
      unauthenticatedClientAction: 'RedirectToLoginPage'
      redirectToProvider: 'azureactivedirectory'
      excludedPaths: [
        '/api/feedback/*'
        '/api/changes/*'
        '/api/healthz'
        '/api/readyz'
      ]
    }
    httpSettings: {
      requireHttps: true
    }
    identityProviders: {
      azureActiveDirectory: {
        enabled: true
        registration: {
          openIdIssuer: '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
          clientId: authClientId
          clientSecretSettingName: 'OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID'
        }
        validation: {
          allowedAudiences: [
            'api://${authClientId}'
          ]
        }
      }
    }
    login: {
      tokenStore: {
        enabled: true
      }
    }
  }
}

output name string = app.name
output host string = app.properties.defaultHostName
