package io.parallax.api.element;

import aQute.bnd.annotation.Resolution;
import aQute.bnd.annotation.spi.ServiceProvider;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/// Names a class as an element. Together with `@Component(service = Element.class, scope = ServiceScope.PROTOTYPE)`
/// this is all that the container, the module path and the class path need to find it.
@Documented
@ComponentPropertyType
@ServiceProvider(value = Element.class, resolution = Resolution.OPTIONAL)
@Retention(RetentionPolicy.RUNTIME)
@Target(java.lang.annotation.ElementType.TYPE)
public @interface ElementType {
    /// Prefix of the component properties that the values become.
    String PREFIX_ = "parallax.element.";

    /// {@return the name in pipeline text, lower-case with dashes}
    String name();

    /// {@return the family, for listings, for example `Source/File`}
    String category();

    /// {@return one line on what the element does}
    String summary();

    /// {@return a pipeline that shows what the element is good for, which ends by itself; for documentation} It can
    /// read `in.txt` and write what it likes in the working folder.
    String example() default "";

    /// {@return schemes of URIs that the element opens, such as `file`, so that a URI can stand for it in text}
    String[] schemes() default {};

    /// {@return the property that takes the URI; for the scheme `file` the path in it}
    String uriProperty() default "location";
}
