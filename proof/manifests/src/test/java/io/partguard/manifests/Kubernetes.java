package io.partguard.manifests;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The schema of Kubernetes as its own client knows it: what does not survive the client's types, the server would not take. */
final class Kubernetes {
    private static final Map<String, Class<?>> KINDS = Map.of(
            "v1 ConfigMap", V1ConfigMap.class,
            "v1 Namespace", V1Namespace.class,
            "v1 Service", V1Service.class,
            "v1 ServiceAccount", V1ServiceAccount.class,
            "apps/v1 Deployment", V1Deployment.class,
            "policy/v1 PodDisruptionBudget", V1PodDisruptionBudget.class,
            "networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy.class);

    private Kubernetes() {}

    /** What is wrong with a document: unknown kinds and fields, values of a wrong type, missing required fields. */
    static List<String> mistakes(Map<String, Object> document) {
        Class<?> type = KINDS.get(document.get("apiVersion") + " " + document.get("kind"));
        if (type == null) {
            return List.of("unknown kind " + document.get("apiVersion") + " " + document.get("kind"));
        }
        JsonElement written = JSON.getGson().toJsonTree(document);
        List<String> mistakes = new ArrayList<>();
        try {
            type.getMethod("validateJsonElement", JsonElement.class).invoke(null, written);
            JsonElement read = JSON.getGson().toJsonTree(JSON.getGson().fromJson(written, type));
            compare("", written, read, mistakes);
        } catch (ReflectiveOperationException e) {
            mistakes.add(String.valueOf(e.getCause()));
        } catch (RuntimeException e) {
            mistakes.add(e.toString());
        }
        return mistakes;
    }

    private static void compare(String path, JsonElement written, JsonElement read, List<String> mistakes) {
        if (written instanceof JsonObject object && read instanceof JsonObject kept) {
            for (String name : new TreeSet<>(object.keySet())) {
                if (kept.has(name)) {
                    compare(path + "/" + name, object.get(name), kept.get(name), mistakes);
                } else if (!empty(object.get(name))) {
                    mistakes.add(path + "/" + name + " is no field");
                }
            }
        } else if (written.isJsonArray() && read.isJsonArray()) {
            for (int i = 0; i < written.getAsJsonArray().size(); i++) {
                compare(
                        path + "/" + i,
                        written.getAsJsonArray().get(i),
                        read.getAsJsonArray().get(i),
                        mistakes);
            }
        } else if (!written.equals(read) && !(empty(written) && empty(read)) && !sameNumber(written, read)) {
            mistakes.add(path + " is " + written + ", read as " + read);
        }
    }

    private static boolean sameNumber(JsonElement one, JsonElement other) {
        return one.isJsonPrimitive()
                && other.isJsonPrimitive()
                && one.getAsJsonPrimitive().isNumber()
                && other.getAsJsonPrimitive().isNumber()
                && one.getAsDouble() == other.getAsDouble();
    }

    private static boolean empty(JsonElement element) {
        return element.isJsonNull()
                || (element instanceof JsonObject object && object.isEmpty())
                || (element.isJsonArray() && element.getAsJsonArray().isEmpty());
    }
}
