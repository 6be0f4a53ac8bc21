package io.parallax.shell;

import io.parallax.api.element.ElementRegistry;
import org.apache.felix.service.command.Descriptor;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Shell commands about elements.
@Component(
        service = ElementCommands.class,
        property = {"osgi.command.scope=parallax", "osgi.command.function=elements", "osgi.command.function=inspect"})
@Descriptor("elements")
public final class ElementCommands {
    private final Platform platform;

    /// Called by the container.
    /// @param context of this bundle
    /// @param services the services that commands use
    @Activate
    public ElementCommands(BundleContext context, @Reference Services services) {
        this(new ContainerPlatform(context, services));
    }

    ElementCommands(Platform platform) {
        this.platform = platform;
    }

    @Descriptor("list the elements by category")
    public String elements() {
        return ElementText.list(registry());
    }

    @Descriptor("show an element with its pads and properties")
    public String inspect(@Descriptor("name of the element") String name) {
        return ElementText.details(registry(), name);
    }

    private ElementRegistry registry() {
        return platform.engine().elements();
    }
}
