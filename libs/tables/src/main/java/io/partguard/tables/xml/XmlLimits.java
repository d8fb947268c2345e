package io.partguard.tables.xml;

/**
 * What an XML file may ask of us. An item beyond {@code depth}, {@code elements}, {@code attributes}, {@code valueChars}
 * or {@code itemChars} is refused by itself; the others end the reading, because nothing behind them can be trusted to
 * come to an end.
 *
 * @param depth deepest element of an item, the item itself being 1; {@value #HARDEST} times as deep ends the reading
 * @param elements most elements of an item
 * @param attributes most attributes of an element; {@value #HARDEST} times as many end the reading
 * @param valueChars longest text of an element, longest value of an attribute
 * @param itemChars longest item, in characters of its names and values
 * @param tokenBytes longest tag, comment, processing instruction, DOCTYPE or run of white space outside the root
 * @param names most different names of elements and attributes in a file
 * @param items most items of a file
 */
public record XmlLimits(
        int depth, int elements, int attributes, int valueChars, int itemChars, int tokenBytes, int names, long items) {

    static final int HARDEST = 10;

    public static final XmlLimits DEFAULT =
            new XmlLimits(50, 20_000, 100, 1 << 15, 1 << 20, 1 << 20, 10_000, 500_000_000L);
}
