package dev.sluice.gateway.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Set;
import org.reactivestreams.Publisher;

/**
 * One rule of the architecture.
 *
 * @param name what it demands
 * @param sinners simple names of classes under {@code broken} that it must find
 */
record Law(String name, ArchRule rule, Set<String> sinners) {
    private static final String NAMES = "Util|Utils|Helper|Helpers|Manager|Impl|Service|Processor|Common";

    /** @param base the package under which the modules' packages stand */
    static List<Law> all(String base) {
        return List.of(
                routerIsPure(base),
                routerTouchesNothing(base),
                configStandsAlone(base),
                adaptersStandAlone(base),
                nobodyKnowsTheGateway(base),
                noCycles(base),
                plainNames(base),
                nobodyWaits(base),
                nobodySubscribes(base),
                oneGate(base),
                clientsAreMadeByTheGate(base),
                permitsComeFromTheGate(base),
                receiptsComeFromTheDecision(base),
                treatedRequestsComeFromTheRedactor(base),
                bodiesAreMadeForTheGate(base));
    }

    private static Law routerIsPure(String base) {
        return new Law(
                "the router is plain Java",
                classes()
                        .that()
                        .resideInAPackage(base + ".router..")
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(
                                base + ".router..",
                                "java..",
                                "org.jspecify..",
                                "com.google.i18n.phonenumbers..",
                                "com.google.re2j..")
                        .because("the core gives the same answer everywhere; put I/O, JSON and frameworks into config,"
                                + " adapters or gateway and hand the core a record"),
                Set.of("ImpureCore"));
    }

    private static Law routerTouchesNothing(String base) {
        return new Law(
                "the router reads no clock, file, network or database",
                noClasses()
                        .that()
                        .resideInAPackage(base + ".router..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("java.net..", "java.nio.file..", "java.sql..")
                        .orShould()
                        .dependOnClassesThat()
                        .areAssignableTo(java.time.Clock.class)
                        .orShould()
                        .dependOnClassesThat()
                        .areAssignableTo(java.io.File.class)
                        .because("same input and settings, same answer; what the core must know of the world stands in"
                                + " Situation"),
                Set.of("ImpureCore"));
    }

    private static Law configStandsAlone(String base) {
        return new Law(
                "config knows neither adapters nor frameworks",
                noClasses()
                        .that()
                        .resideInAPackage(base + ".config..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                base + ".adapters..",
                                "org.springframework..",
                                "reactor..",
                                "io.netty..",
                                "dev.langchain4j..")
                        .because("config and adapters meet in gateway's Wiring, and frameworks live at the edge"),
                Set.of("NosyConfig"));
    }

    private static Law adaptersStandAlone(String base) {
        return new Law(
                "adapters know neither config nor Spring",
                noClasses()
                        .that()
                        .resideInAPackage(base + ".adapters..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(base + ".config..", "org.springframework..")
                        .because("an adapter gets all it needs as Upstream and Prompt; gateway's Wiring fills them in"),
                Set.of("NosyAdapter"));
    }

    private static Law nobodyKnowsTheGateway(String base) {
        return new Law(
                "every arrow leads to the router",
                noClasses()
                        .that()
                        .resideInAnyPackage(base + ".router..", base + ".config..", base + ".adapters..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(base + ".gateway..")
                        .because("gateway is the top; move what both need down into router's vocabulary"),
                Set.of("NosyAdapter"));
    }

    private static Law noCycles(String base) {
        return new Law(
                "no packages in a circle",
                slices().assignedFrom(new Packages(base))
                        .should()
                        .beFreeOfCycles()
                        .because("packages that need each other are one package; move the shared type below both"),
                Set.of("One", "Two"));
    }

    private static Law plainNames(String base) {
        String prefix = base.replace(".", "\\.");
        return new Law(
                "names say what a thing is",
                noClasses()
                        .that()
                        .resideInAPackage(base + "..")
                        .should()
                        .haveNameMatching(prefix + "\\..*?(" + NAMES + ")([A-Z$].*)?")
                        .orShould()
                        .resideInAnyPackage(
                                "..util..", "..utils..", "..helper..", "..common..", "..impl..", "..service..")
                        .because("such names say nothing: take the domain's word, or put the method where its data is"),
                Set.of("SinUtil"));
    }

    private static Law nobodyWaits(String base) {
        return new Law(
                "nobody blocks on a Mono or Flux",
                noClasses()
                        .that()
                        .resideInAPackage(base + "..")
                        .should(callMethodWhere(onPublisher(
                                "block", "blockFirst", "blockLast", "blockOptional", "toIterable", "toStream")))
                        .because(
                                "it stops the event loop that everybody shares; return the Mono, or use a virtual thread"),
                Set.of("Waiter"));
    }

    private static Law nobodySubscribes(String base) {
        return new Law(
                "nobody subscribes on his own",
                noClasses()
                        .that()
                        .resideInAPackage(base + "..")
                        .and(not(named(
                                base,
                                ".gateway.GatewayApplication",
                                ".gateway.dispatch.Relay",
                                ".gateway.dispatch.WholeBody",
                                // Throws away what nobody reads any more.
                                ".gateway.egress.Reply")))
                        .should(callMethodWhere(onPublisher("subscribe", "subscribeWith")))
                        .because("a subscription beside the request's own loses its cancel and its errors; compose with"
                                + " flatMap, or be one of the classes that own a subscriber"),
                Set.of("Waiter"));
    }

    private static Law oneGate(String base) {
        DescribedPredicate<JavaClass> dialling = describe(
                "open connections",
                target -> (target.getPackageName().startsWith("reactor.netty.http.client")
                                && !target.isAssignableTo(Throwable.class))
                        || target.isAssignableTo(HttpClient.class)
                        || target.isAssignableTo(HttpClient.Builder.class)
                        || target.isAssignableTo(java.net.Socket.class)
                        || target.isAssignableTo(javax.net.SocketFactory.class)
                        || target.isAssignableTo(java.net.URLConnection.class)
                        || target.isAssignableTo(java.nio.channels.SocketChannel.class)
                        || target.isAssignableTo(java.nio.channels.AsynchronousSocketChannel.class)
                        || target.isAssignableTo(java.net.DatagramSocket.class)
                        || target.getName().equals("io.netty.bootstrap.Bootstrap")
                        || target.getName().startsWith("reactor.netty.tcp.TcpClient")
                        || target.getName().startsWith("org.springframework.web.client.")
                        || target.getName().startsWith("org.springframework.web.reactive.function.client."));
        return new Law(
                "one gate to the network",
                noClasses()
                        .that()
                        .resideInAPackage(base + "..")
                        .and(not(resideInAPackage(base + ".gateway.egress")))
                        // Asks the operator's own management port.
                        .and(not(named(base, ".gateway.cli.ManagementPort")))
                        // Asks a running gateway, whose own gate stands behind it.
                        .and(not(named(base, ".gateway.cli.CallersPort")))
                        // Is handed the gate's client; see the next law.
                        .and(not(named(base, ".adapters.Outbound")))
                        .should()
                        .dependOnClassesThat(dialling)
                        .orShould()
                        .callMethod(java.net.URL.class, "openConnection")
                        .orShould()
                        .callMethod(java.net.URL.class, "openStream")
                        .because(
                                "what leaves the house passes EgressGate with a Permit; call EgressGate.post, or take the"
                                        + " Outbound that it gives to an adapter"),
                Set.of("Dialler"));
    }

    private static Law clientsAreMadeByTheGate(String base) {
        return new Law(
                "HTTP clients are made by the gate",
                noClasses()
                        .that()
                        .resideInAPackage(base + "..")
                        .and(not(resideInAPackage(base + ".gateway.egress")))
                        .and(not(named(base, ".gateway.cli.ManagementPort")))
                        .and(not(named(base, ".gateway.cli.CallersPort")))
                        .should(callMethodWhere(describe(
                                "make a client",
                                call -> call.getTargetOwner().isAssignableTo(HttpClient.class)
                                        && Set.of("newHttpClient", "newBuilder").contains(call.getName()))))
                        .because("a client made elsewhere needs no Permit; take the Outbound that EgressGate gives"),
                Set.of("Dialler"));
    }

    private static Law permitsComeFromTheGate(String base) {
        return new Law(
                "only the gate makes permits",
                constructors()
                        .that()
                        .areDeclaredIn(base + ".gateway.egress.Permit")
                        .should()
                        .onlyBeCalled()
                        .byClassesThat(named(base, ".gateway.egress.EgressGate"))
                        .because("a permit stands for the gate's checks; ask EgressGate.permit"),
                Set.of("Forger"));
    }

    private static Law receiptsComeFromTheDecision(String base) {
        return new Law(
                "only the walk's Decide makes audit receipts",
                constructors()
                        .that()
                        .areDeclaredIn(base + ".gateway.egress.AuditReceipt")
                        .should()
                        .onlyBeCalled()
                        .byClassesThat(named(base, ".gateway.walk.Decide"))
                        .because(
                                "a receipt says that the decision's entry is on disk, which only Decide has waited for;"
                                        + " pass on the Errand's"),
                Set.of("Forger"));
    }

    private static Law treatedRequestsComeFromTheRedactor(String base) {
        return new Law(
                "only the redactor makes treated requests",
                constructors()
                        .that()
                        .areDeclaredIn(base + ".gateway.redaction.TreatedRequest")
                        .should()
                        .onlyBeCalled()
                        .byClassesThat(named(base, ".gateway.redaction.Redactor"))
                        .because("a treated request was judged again and found clean; ask Redactor.prepare"),
                Set.of("Forger"));
    }

    private static Law bodiesAreMadeForTheGate(String base) {
        return new Law(
                "only the gate makes a body to be sent",
                methods()
                        .that()
                        .areDeclaredIn(base + ".gateway.dialect.BodySplice")
                        .and()
                        .haveName("withModel")
                        .should()
                        .onlyBeCalled()
                        .byClassesThat(named(base, ".gateway.egress.EgressGate"))
                        .because("the permit says which of a request's forms may go; hand it to EgressGate.post"),
                Set.of("Forger"));
    }

    private static DescribedPredicate<JavaMethodCall> onPublisher(String... methods) {
        return describe(
                "Publisher." + String.join("/", methods),
                call -> call.getTargetOwner().isAssignableTo(Publisher.class)
                        && Set.of(methods).contains(call.getName()));
    }

    /** The classes of these names and those inside them. */
    private static DescribedPredicate<JavaClass> named(String base, String... names) {
        return describe("one of " + String.join(", ", names), candidate -> {
            for (String name : names) {
                if (candidate.getName().equals(base + name)
                        || candidate.getName().startsWith(base + name + "$")) {
                    return true;
                }
            }
            return false;
        });
    }

    @Override
    public String toString() {
        return name;
    }

    /** A slice a package. */
    private record Packages(String base) implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass candidate) {
            return candidate.getPackageName().startsWith(base)
                    ? SliceIdentifier.of(candidate.getPackageName())
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "packages under " + base;
        }
    }
}
