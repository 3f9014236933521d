// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The classes of a jar by their internal names: what each calls, and what each declares. */
final class ClassFiles {

    private static final Set<Integer> MEMBER_TAGS = Set.of(9, 10, 11);

    private final Map<String, ClassReader> classes = new TreeMap<>();

    private ClassFiles() {}

    /** A field or method as a class file names it. */
    record Member(String owner, String name, String descriptor) {}

    /** Reads a jar, without what it holds for single versions of Java. */
    static ClassFiles of(Path jar) {
        ClassFiles files = new ClassFiles();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : Collections.list(file.entries())) {
                String name = entry.getName();
                if (name.endsWith(".class") && !name.startsWith("META-INF/")) {
                    byte[] bytes = file.getInputStream(entry).readAllBytes();
                    files.classes.put(
                            name.substring(0, name.length() - ".class".length()),
                            new ClassReader(bytes));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(jar.toString(), e);
        }
        return files;
    }

    Set<String> names() {
        return classes.keySet();
    }

    boolean has(String name) {
        return classes.containsKey(name);
    }

    /** Returns the fields and methods that a class uses, of itself and of others. */
    List<Member> uses(String name) {
        ClassReader reader = classes.get(name);
        char[] buffer = new char[reader.getMaxStringLength()];
        List<Member> members = new ArrayList<>();
        for (int i = 1; i < reader.getItemCount(); i++) {
            int item = reader.getItem(i);
            if (item > 0 && MEMBER_TAGS.contains(reader.readByte(item - 1))) {
                int type = reader.getItem(reader.readUnsignedShort(item + 2));
                members.add(
                        new Member(
                                reader.readClass(item, buffer),
                                reader.readUTF8(type, buffer),
                                reader.readUTF8(type + 2, buffer)));
            }
        }
        return members;
    }

    /**
     * Tells whether a class of this jar has a member, by itself or from a class above it. One above
     * it that is not in this jar is taken to have it.
     */
    boolean declares(Member member) {
        Shape shape = new Shape(member);
        classes.get(member.owner()).accept(shape, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
        return shape.found
                || shape.above.stream()
                        .map(above -> new Member(above, member.name(), member.descriptor()))
                        .anyMatch(
                                inherited ->
                                        has(inherited.owner())
                                                ? declares(inherited)
                                                : objectHas(inherited));
    }

    /** Nothing is inherited from Object but what Object has. */
    private static boolean objectHas(Member member) {
        return !member.owner().equals("java/lang/Object")
                || Set.of(
                                "hashCode",
                                "equals",
                                "toString",
                                "getClass",
                                "clone",
                                "notifyAll",
                                "wait")
                        .contains(member.name());
    }

    private static final class Shape extends ClassVisitor {

        private final Member wanted;
        private final Set<String> above = new TreeSet<>();
        private boolean found;

        Shape(Member wanted) {
            super(Opcodes.ASM9);
            this.wanted = wanted;
        }

        @Override
        public void visit(
                int version,
                int access,
                String name,
                String signature,
                String superName,
                String[] interfaces) {
            above.add(superName);
            above.addAll(List.of(interfaces));
        }

        @Override
        public FieldVisitor visitField(
                int access, String name, String descriptor, String signature, Object value) {
            see(name, descriptor);
            return null;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] thrown) {
            see(name, descriptor);
            return null;
        }

        private void see(String name, String descriptor) {
            found |= wanted.name().equals(name) && wanted.descriptor().equals(descriptor);
        }
    }
}
