package io.partguard.cli.keys;

import io.partguard.cli.api.Json;
import io.partguard.stack.StackFailed;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The keys of a local Partguard, P-256 in JWK files: one that signs users' tokens, one a service, and the public set
 * that everybody checks against. Generated once; only their owner may read the private ones.
 */
public final class DemoKeys {
    private static final String USERS = "users";
    private static final List<String> HOLDERS =
            List.of(USERS, "catalog-service", "pricing-service", "detection-service", "gateway");
    private static final int COORDINATE_BYTES = 32;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Path folder;

    private DemoKeys(Path folder) {
        this.folder = folder;
    }

    /** The keys in a folder, completed where some are missing. */
    public static DemoKeys in(Path folder) {
        DemoKeys keys = new DemoKeys(folder);
        try {
            keys.complete();
        } catch (IOException | GeneralSecurityException e) {
            throw new StackFailed("Can't create the demo keys in " + folder + " (" + e.getMessage() + ").", e);
        }
        return keys;
    }

    /** The public set. */
    public Path publicSet() {
        return folder.resolve("jwks.json");
    }

    /** The private key of a service. */
    public Path privateKey(String holder) {
        return folder.resolve(holder + ".jwk");
    }

    /** A signed token. */
    public String mint(TokenRequest request, Instant now) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", "partguard-users");
        claims.put("aud", "partguard");
        claims.put("sub", request.subject());
        claims.put("tenant", request.tenant());
        claims.put("roles", request.roles());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(request.lifetime()).getEpochSecond());
        String head = encoded(Json.text(Map.of("alg", "ES256", "typ", "JWT", "kid", USERS)));
        String signed = head + "." + encoded(Json.text(claims));
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(usersKey());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException | IOException e) {
            throw new StackFailed("Can't sign with " + privateKey(USERS) + " (" + e.getMessage() + ").", e);
        }
    }

    private ECPrivateKey usersKey() throws IOException, GeneralSecurityException {
        JsonNode jwk = Json.read(Files.readString(privateKey(USERS)));
        BigInteger secret =
                new BigInteger(1, Base64.getUrlDecoder().decode(jwk.path("d").asString()));
        ECParameterSpec curve = ((ECPublicKey) generate().getPublic()).getParams();
        return (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(secret, curve));
    }

    private void complete() throws IOException, GeneralSecurityException {
        if (HOLDERS.stream().allMatch(it -> Files.exists(privateKey(it))) && Files.exists(publicSet())) {
            return;
        }
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        List<Map<String, Object>> publicKeys = new ArrayList<>();
        for (String holder : HOLDERS) {
            if (!Files.exists(privateKey(holder))) {
                write(privateKey(holder), Json.text(jwk(holder)));
            }
            Map<String, Object> key = Json.map(Files.readString(privateKey(holder)));
            key.remove("d");
            publicKeys.add(key);
        }
        write(publicSet(), Json.text(Map.of("keys", publicKeys)));
    }

    private static Map<String, Object> jwk(String holder) throws GeneralSecurityException {
        KeyPair pair = generate();
        ECPublicKey open = (ECPublicKey) pair.getPublic();
        Map<String, Object> jwk = new LinkedHashMap<>();
        jwk.put("kty", "EC");
        jwk.put("crv", "P-256");
        jwk.put("kid", holder);
        jwk.put("use", "sig");
        jwk.put("alg", "ES256");
        jwk.put("x", coordinate(open.getW().getAffineX()));
        jwk.put("y", coordinate(open.getW().getAffineY()));
        jwk.put("d", coordinate(((ECPrivateKey) pair.getPrivate()).getS()));
        return jwk;
    }

    private static KeyPair generate() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    /** Exactly 32 bytes, as the JWK form asks for. */
    private static String coordinate(BigInteger number) {
        byte[] raw = number.toByteArray();
        byte[] fixed = new byte[COORDINATE_BYTES];
        int length = Math.min(raw.length, COORDINATE_BYTES);
        System.arraycopy(raw, raw.length - length, fixed, COORDINATE_BYTES - length, length);
        return BASE64.encodeToString(fixed);
    }

    private static void write(Path file, String text) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, text + "\n");
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String encoded(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
