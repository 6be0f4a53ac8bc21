package io.parallax.codec.flat;

import io.parallax.api.codec.ValidationException;
import io.parallax.codec.flat.Schema.Field;
import io.parallax.codec.flat.Schema.ObjectType;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Verifies the payloads of one schema.
public final class FlatVerifier {
    private final Schema schema;

    private FlatVerifier(Schema schema) {
        this.schema = schema;
    }

    /// {@return a verifier for the root table of a schema}
    /// @param binarySchema what `flatc --binary --schema` made
    /// @throws IllegalArgumentException if the schema is none
    public static FlatVerifier of(byte[] binarySchema) {
        return new FlatVerifier(SchemaReader.read(binarySchema));
    }

    /// {@return a verifier that takes fields of the root table which the schema does not know for tables of one type}
    /// @param table name of that type
    /// @param most how many fields the root table may have in all
    public FlatVerifier withLaterFields(String table, int most) {
        for (ObjectType type : schema.types()) {
            if (type.name().equals(table)) {
                ObjectType root = schema.root();
                List<@Nullable Field> fields = new ArrayList<>(root.fields());
                while (fields.size() < most) {
                    String name = root.name() + " field " + fields.size();
                    fields.add(new Field(name, Base.OBJECT, Base.NONE, type.number(), false, 0));
                }
                ObjectType grown = new ObjectType(root.name(), root.number(), fields, false, root.size(), root.align());
                return new FlatVerifier(new Schema(schema.types(), schema.unions(), grown, schema.identifier()));
            }
        }
        throw new IllegalArgumentException("the schema has no table " + table);
    }

    /// {@return the name of the root table, and the identifier of its payloads if they have one}
    public String name() {
        String identifier = schema.identifier();
        return identifier.isEmpty() ? schema.root().name() : schema.root().name() + "-" + identifier;
    }

    /// Looks at everything that accessors of the schema can reach.
    /// @throws ValidationException if an accessor could go wrong
    public void verify(MemorySegment bytes) {
        new Verifier(schema, bytes).verify();
    }
}
