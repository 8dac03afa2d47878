package org.ringrift.jobs.driver.service;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.ringrift.seeded.Draw;

/** Dependencies without circles, drawn, in an order that says nothing of them. */
final class RandomGraphs {
    private static final int MOST = 8;

    private RandomGraphs() {}

    static Map<String, Set<String>> draw(Draw draw) {
        List<String> names = new ArrayList<>();
        int size = draw.between(1, MOST);
        for (int i = 0; i < size; i++) {
            names.add("s" + i);
        }
        Collections.shuffle(names, new Random(draw.anyLong()));
        Map<String, Set<String>> needs = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            Set<String> others = new TreeSet<>();
            for (String earlier : names.subList(0, i)) {
                if (draw.of(List.of(true, false, false))) {
                    others.add(earlier);
                }
            }
            needs.put(names.get(i), others);
        }
        List<String> given = new ArrayList<>(names);
        Collections.shuffle(given, new Random(draw.anyLong()));
        Map<String, Set<String>> shuffled = new LinkedHashMap<>();
        given.forEach(name -> shuffled.put(name, needs.get(name)));
        return shuffled;
    }
}
