package io.parallax.itest.benchmarks.payload;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A trade as a protobuf message, by the calls that generated code makes.
final class ProtobufTrade {
    private static final int LEVELS = 8;

    private ProtobufTrade() {}

    static byte[] encode(Trade trade) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.writeInt64(1, trade.id());
        out.writeInt64(2, trade.atNs());
        out.writeDouble(3, trade.price());
        out.writeInt32(4, trade.quantity());
        out.writeBool(5, trade.sell());
        out.writeString(6, trade.symbol());
        out.writeString(7, trade.note());
        for (double level : trade.levels()) {
            out.writeDouble(LEVELS, level);
        }
        out.flush();
        return bytes.toByteArray();
    }

    static Trade decode(byte[] bytes) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(bytes);
        long id = 0;
        long atNs = 0;
        double price = 0;
        int quantity = 0;
        boolean sell = false;
        String symbol = "";
        String note = "";
        List<Double> levels = new ArrayList<>(LEVELS);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (tag >>> 3) {
                case 1 -> id = in.readInt64();
                case 2 -> atNs = in.readInt64();
                case 3 -> price = in.readDouble();
                case 4 -> quantity = in.readInt32();
                case 5 -> sell = in.readBool();
                case 6 -> symbol = in.readStringRequireUtf8();
                case 7 -> note = in.readStringRequireUtf8();
                case LEVELS -> levels.add(in.readDouble());
                default -> throw new IOException("unknown tag " + tag);
            }
        }
        return new Trade(id, atNs, price, quantity, sell, symbol, note, levels);
    }
}
