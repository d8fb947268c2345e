package io.partguard.catalog.index;

import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ElasticsearchSettings.class, IndexSettings.class})
class ElasticsearchConfiguration {

    @Bean(destroyMethod = "close")
    Rest5Client rest5Client(ElasticsearchSettings settings) {
        URI[] urls = Arrays.stream(settings.url().split(","))
                .map(String::strip)
                .map(URI::create)
                .toArray(URI[]::new);
        Rest5ClientBuilder builder = Rest5Client.builder(urls);
        builder.setConnectionConfigCallback(connection -> connection
                .setConnectTimeout(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .setSocketTimeout((int) settings.bulkTimeout().toMillis(), TimeUnit.MILLISECONDS));
        builder.setConnectionManagerCallback(
                manager -> manager.setMaxConnPerRoute(settings.connections()).setMaxConnTotal(settings.connections()));
        builder.setRequestConfigCallback(request -> request.setConnectionRequestTimeout(
                        settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .setResponseTimeout(settings.answerTimeout().toMillis(), TimeUnit.MILLISECONDS));
        if (settings.username() != null && !settings.username().isBlank()) {
            String credentials = settings.username() + ":" + settings.password();
            String encoded = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
            builder.setDefaultHeaders(new Header[] {new BasicHeader("Authorization", "Basic " + encoded)});
        }
        return builder.build();
    }
}
