import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;

/** Runs veraPDF on files: PROFILE FILE FILE ... PROFILE FILE ...; prints "profile TAB file TAB clause TAB what". */
public class VeraPdf {
    private static final List<String> PROFILES = List.of("PDFUA-1", "PDFA-2A");

    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        ValidationProfile profile = null;
        String name = "";
        for (String argument : arguments) {
            if (PROFILES.contains(argument)) {
                name = argument;
                profile = read(argument);
            } else {
                check(name, profile, argument);
            }
        }
    }

    private static void check(String name, ValidationProfile profile, String path) {
        PDFAFlavour flavour = profile.getPDFAFlavour();
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(path), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, 100, false, true, false)) {
            for (TestAssertion found : validator.validate(parser).getTestAssertions()) {
                String clause = found.getRuleId().getClause() + "-" + found.getRuleId().getTestNumber();
                say(name, path, clause, found.getErrorMessage() + " " + found.getLocation().getContext());
            }
            say(name, path, "done", "");
        } catch (Exception unread) {
            say(name, path, "unread", unread.toString());
        }
    }

    private static void say(String... parts) {
        System.out.println(String.join("\t", parts).replace('\n', ' '));
    }

    /** The profiles are XML; read by hand, since the library's own way needs JAXB, which newer Javas lack. */
    private static ValidationProfile read(String name) throws Exception {
        try (InputStream in = Profiles.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + name + ".xml")) {
            Element root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in).getDocumentElement();
            Set<Rule> rules = new HashSet<>();
            for (Element it : all(root, "rule")) {
                rules.add(rule(it));
            }
            Set<Variable> variables = new HashSet<>();
            for (Element it : all(root, "variable")) {
                variables.add(Profiles.variableFromValues(
                        it.getAttribute("name"), it.getAttribute("object"), text(it, "defaultValue"), text(it, "value")));
            }
            PDFAFlavour flavour = PDFAFlavour.valueOf(root.getAttribute("flavour"));
            return Profiles.profileFromValues(
                    flavour, Profiles.profileDetailsFromValues(name, "", "", new java.util.Date(0)), "", rules, variables);
        }
    }

    private static Rule rule(Element it) {
        Element id = all(it, "id").get(0);
        List<ErrorArgument> arguments = new ArrayList<>();
        for (Element argument : all(it, "argument")) {
            arguments.add(ErrorArgumentImpl.fromValues(argument.getTextContent(), argument.getAttribute("name"), null));
        }
        return Profiles.ruleFromValues(
                Profiles.ruleIdFromValues(
                        PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                        id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber"))),
                it.getAttribute("object"), "true".equals(it.getAttribute("deferred")), it.getAttribute("tags"),
                text(it, "description"), text(it, "test"),
                Profiles.errorFromValues(text(it, "message"), arguments), new ArrayList<>());
    }

    private static String text(Element parent, String name) {
        List<Element> found = all(parent, name);
        return found.isEmpty() ? "" : found.get(0).getTextContent();
    }

    private static List<Element> all(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        var nodes = parent.getElementsByTagName(name);
        for (int index = 0; index < nodes.getLength(); index++) {
            found.add((Element) nodes.item(index));
        }
        return found;
    }
}
