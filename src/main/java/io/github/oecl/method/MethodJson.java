// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;

/** A method as JSON: its name and, beside it, its settings. */
final class MethodJson implements TypeAdapterFactory {

    private static final String NAME = "method";

    @Override
    @SuppressWarnings("unchecked") // Gson asks for the type that has the annotation.
    public <T> TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
        return (TypeAdapter<T>) new Adapter(gson);
    }

    private static final class Adapter extends TypeAdapter<OodMethod> {

        private final Gson gson;

        Adapter(Gson gson) {
            this.gson = gson;
        }

        @Override
        public void write(JsonWriter out, OodMethod method) throws IOException {
            if (method == null) {
                out.nullValue();
                return;
            }
            JsonObject json = new JsonObject();
            json.addProperty(NAME, method.name().inFiles());
            JsonObject settings = gson.toJsonTree(method, method.getClass()).getAsJsonObject();
            settings.asMap().forEach(json::add);
            gson.toJson(json, out);
        }

        @Override
        public OodMethod read(JsonReader in) throws IOException {
            JsonElement json = gson.fromJson(in, JsonElement.class);
            if (json == null || json.isJsonNull()) {
                return null;
            }
            JsonElement name = json.isJsonObject() ? json.getAsJsonObject().get(NAME) : null;
            if (name == null || !name.isJsonPrimitive()) {
                List<MethodName> known = Methods.all().stream().map(OodMethod::name).toList();
                throw new IllegalArgumentException("A run needs a method, one of " + known);
            }
            return gson.fromJson(json, Methods.byName(name.getAsString()).getClass());
        }
    }
}
