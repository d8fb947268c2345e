package io.partguard.api;

import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Idempotency, events and blobs on the service's own database. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration"
        })
@ConditionalOnClass({JdbcClient.class, PlatformTransactionManager.class})
@ConditionalOnBean({DataSource.class, PlatformTransactionManager.class})
public class StoreConventions {

    @Bean
    @ConditionalOnMissingBean
    BlobStore blobStore(DataSource dataSource, PlatformTransactionManager transactions) {
        return new PostgresBlobStore(JdbcClient.create(dataSource), transactions);
    }

    @Bean
    @ConditionalOnMissingBean
    Idempotency idempotency(DataSource dataSource, PlatformTransactionManager transactions) {
        return new Idempotency(JdbcClient.create(dataSource), transactions);
    }

    @Bean
    @ConditionalOnMissingBean
    Events events(DataSource dataSource, @Value("${spring.application.name}") String service) {
        return new Events(JdbcClient.create(dataSource), service);
    }
}
